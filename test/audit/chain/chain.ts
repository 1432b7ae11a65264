import { expect } from "chai";
import { type Audit, type AuditOptions, audit } from "../../../src/audit/audit.js";
import { type Life, lifeOf } from "../../helpers/checkedLife.js";

describe("Level 3", () => {
  let life: Life;
  let head: { number: number; hash: string };
  before(async () => {
    life = await lifeOf("campus-lab");
    const { number, hash } = (await life.endpoint.send("eth_getBlockByNumber", ["latest", false])) as Record<
      string,
      string
    >;
    head = { number: Number(number), hash: hash! };
  });
  it("passes", async () => {
    console.time("x");
    const result = await audit({ provider: life.endpoint, addresses: life.contracts, level: "L3", trusted: head });
    console.timeEnd("x");
    console.log(result.findings.slice(0, 3), result.levels, result.coverage, result.endpoint.capabilities);
  });
});
