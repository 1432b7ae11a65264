import { expect } from "chai";
import { check } from "../../src/audit/check.js";
import { isFiat } from "../../src/audit/ids.js";
import { statements } from "../../src/audit/report/statement.js";
import { memberStatement } from "../../src/papers/statement/statement.js";
import { statementText } from "../../src/papers/statement/write.js";
import { lifeOf } from "../helpers/checkedLife.js";

const UTC = "UTC";

async function paperLife(name: "simar" | "campus-lab") {
  const { logs, contracts, names, timeOf } = await lifeOf(name);
  const result = check(logs, contracts);
  return { result, names, clock: { timeOf, zone: UTC }, members: statements(result.books) };
}

describe("A member's statement", () => {
  for (const life of ["simar", "campus-lab"] as const) {
    it(life, async () => {
      const { result, names, clock, members } = await paperLife(life);
      for (const { member } of members) {
        for (const l of ["en", "zh"] as const) {
          const s = memberStatement(result, member, { clock });
          console.log(statementText(s, { books: result.books, names, language: l }).join("\n"));
        }
      }
    });
  }
  void isFiat;
  void expect;
});
