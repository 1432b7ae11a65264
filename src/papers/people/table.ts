import Papa from "papaparse";
import type { Bilingual } from "../../agreement/format.js";
import { BilingualError } from "../../bilingualError.js";
import { MoneyError, parseAmount } from "../../money.js";
import type { Person } from "./list.js";

const columns = ["person", "main", "amount", "text"] as const;
type Row = Record<(typeof columns)[number], string>;
const yes = ["yes", "是"];
const no = ["no", "", "否"];

/** A table of people is not what it should be: every fault, one a line. */
export class PeopleTableError extends BilingualError {
  override name = "PeopleTableError";
  constructor(faults: readonly Bilingual[]) {
    super({ en: faults.map(({ en }) => en).join("\n"), zh: faults.map(({ zh }) => zh).join("\n") });
  }
}

/**
 * People from a CSV: `person,main,amount,text`, with yes or no (是、否) as `main`.
 * @param decimals how many decimals amounts may have.
 * @throws PeopleTableError naming every line that is wrong.
 */
export function peopleIn(csv: string, decimals: number): Person[] {
  const { data, meta } = Papa.parse<Row>(csv.replace(/^\uFEFF/, ""), { header: true, skipEmptyLines: true });
  const missing = columns.filter((column) => !(meta.fields ?? []).includes(column));
  if (missing.length > 0) {
    throw new PeopleTableError([
      { en: `The table lacks the columns: ${missing.join(", ")}.`, zh: `表格缺少列：${missing.join("、")}。` },
    ]);
  }
  if (data.length === 0) throw new PeopleTableError([{ en: "The table has no people.", zh: "表格中没有人员。" }]);
  const faults: Bilingual[] = [];
  const people: Person[] = [];
  for (const [i, row] of data.entries()) {
    const found = personIn(row, decimals, people);
    if ("en" in found) faults.push({ en: `line ${i + 2}: ${found.en}`, zh: `第 ${i + 2} 行：${found.zh}` });
    else people.push(found);
  }
  if (faults.length > 0) throw new PeopleTableError(faults);
  return people;
}

const said = (text: string | undefined): string => (text ?? "").normalize("NFC").trim();

function personIn(row: Row, decimals: number, before: readonly Person[]): Person | Bilingual {
  const [person, main, text] = [said(row.person), said(row.main).toLowerCase(), said(row.text)];
  if (person === "") return { en: "nobody is named.", zh: "未填写姓名。" };
  if (before.some((other) => other.person === person)) {
    return {
      en: `"${person}" is named twice; add up what is theirs, or tell namesakes apart.`,
      zh: `“${person}”重复出现；请合并，或区分同名者。`,
    };
  }
  if (![...yes, ...no].includes(main)) {
    return { en: `"${main}" is neither yes nor no.`, zh: `“${main}”应为 是 或 否。` };
  }
  try {
    return { person, main: yes.includes(main), amount: parseAmount(said(row.amount), decimals), text };
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error;
    return {
      en: `"${said(row.amount)}" is not an amount with at most ${decimals} decimals.`,
      zh: `“${said(row.amount)}”不是至多 ${decimals} 位小数的数额。`,
    };
  }
}
