import { readIdentifier, readIdentifierOf } from "../../property/identifiers.js";
import type { AssetKind } from "../../property/words.js";
import { fieldsOf } from "../../property/fields.js";
import { territoryOf } from "../../property/territories.js";
import { BilingualError } from "../../bilingualError.js";
import { type Finding, type Path, fault } from "../faults.js";
import { checkAmount } from "./amounts.js";
import { knownMember, knownParty } from "./known.js";
import type { Scene, SoundStep } from "./story.js";
import { type SoundFile, decimalsFor, each, ppmOf, repeats } from "./version.js";

const ALL = 1_000_000;
const PARENTS = 8;

/** What BilingualError a reading ends in, as a finding. */
function* reads(path: Path, read: () => unknown): Generator<Finding> {
  try {
    read();
  } catch (error) {
    if (!(error instanceof BilingualError)) throw error;
    yield fault(path, error.sentence.en, error.sentence.zh);
  }
}

/** An identifier can be one, and is not of another kind of asset. */
function* identifierFits(path: Path, kind: AssetKind | undefined, text: string | undefined): Generator<Finding> {
  if (text === undefined) return;
  yield* reads(path, () => (kind === undefined ? readIdentifier(text) : readIdentifierOf(kind, text)));
}

/** The number that an office gave is one of the asset's kind. */
export function* numberFits({ path, step, recorded }: Scene): Generator<Finding> {
  if (step.do !== "status") return;
  const registered = recorded.get(step.asset ?? "");
  const kind = registered?.do === "register" ? registered.kind : undefined;
  yield* identifierFits([...path, "identifier"], kind, step.identifier);
}

/** Background is a party's, with an identifier that can be one, each under its own label. */
export function* backgroundFits({ agreement, story }: SoundFile): Generator<Finding> {
  const parties = (agreement?.parties ?? []).map((party) => party?.member);
  for (const [place, { by, kind, identifier }] of each(agreement?.background)) {
    const path = ["agreement", "background", place];
    yield* identifierFits([...path, "identifier"], kind, identifier);
    if (by === undefined || parties.includes(by) || parties.includes(undefined)) continue;
    yield fault(
      [...path, "by"],
      `"${by}" is no party. Background is brought along by a party.`,
      `“${by}” 不是签约方；背景知识产权须由签约方提供。`,
    );
  }
  for (const [place, earlier, label] of repeats(agreement?.background, ({ as }) => as)) {
    yield fault(
      ["agreement", "background", place, "as"],
      `Background ${earlier + 1} is called "${label}" too. Give each its own label.`,
      `第 ${earlier + 1} 项背景知识产权也用标签 “${label}”，标签不得重复。`,
    );
  }
  const brought = new Set((agreement?.background ?? []).map((entry) => entry?.as));
  for (const [place, step] of each(story)) {
    if (!("as" in step) || step.as === undefined || !brought.has(step.as)) continue;
    yield fault(
      ["story", place, "as"],
      `Background is called "${step.as}" too. Give each its own label.`,
      `背景知识产权也用标签 “${step.as}”，标签不得重复。`,
    );
  }
}

/** A result is registered by a party under rules that say who owns it; royalties leave something. */
export function* registrationFits({ path, step, version, parties }: Scene): Generator<Finding> {
  if (step.do !== "register") return;
  yield* knownParty([...path, "by"], parties, step.by);
  yield* identifierFits([...path, "identifier"], step.kind, step.identifier);
  if (version.entry.property === undefined && !Object.hasOwn(version.entry, "property")) {
    yield fault(
      [...path, "do"],
      `The agreement has no section "property", so nobody could say who owns its results. Add it.`,
      `协议没有 “property” 部分，无法确定成果权属，请补充。`,
    );
  }
  const rates = (step.parents ?? []).map((line) => ppmOf(line?.royalty) ?? 0);
  if (rates.length > PARENTS || rates.reduce((sum, rate) => sum + rate, 0) > ALL) {
    yield fault(
      [...path, "parents"],
      `An asset derives from at most ${PARENTS} others, and their royalties come to at most 100 %.`,
      `来源资产至多 ${PARENTS} 项，提成合计至多 100 %。`,
    );
  }
}

/** Where a label stands in a step, and what it must name. */
function* namedIn(step: SoundStep): Generator<[field: Path, label: string | undefined, sort: "asset" | "licence"]> {
  if (step.do === "status" || step.do === "license") yield [["asset"], step.asset, "asset"];
  if (step.do === "offer-share") yield [["asset"], step.asset, "asset"];
  if (step.do === "sub-license") yield [["under"], step.under, "licence"];
  if (step.do === "report") yield [["licence"], step.licence, "licence"];
  if ((step.do === "receipt" || step.do === "pay-in") && step.licence !== undefined) {
    yield [["licence"], step.licence, "licence"];
  }
  if (step.do === "forward") {
    yield [["from"], step.from, "asset"];
    yield [["to"], step.to, "asset"];
  }
  if (step.do === "register") {
    for (const [place, { asset }] of each(step.parents)) yield [["parents", place, "asset"], asset, "asset"];
  }
}

const sorts = {
  asset: { steps: ["register"], en: "asset", zh: "知识产权" },
  licence: { steps: ["license", "sub-license"], en: "licence", zh: "许可" },
};

/** Assets and licences that a step names were there before. */
export function* propertyKnown({ path, step, recorded, background, complete }: Scene): Generator<Finding> {
  for (const [field, label, sort] of namedIn(step)) {
    if (label === undefined) continue;
    const { steps, en, zh } = sorts[sort];
    const found = steps.includes(recorded.get(label)?.do ?? "") || (sort === "asset" && background.has(label));
    if (found || (!complete && !recorded.has(label))) continue;
    yield fault(
      [...path, ...field],
      `No earlier step has an ${en} called "${label}".`.replace("an licence", "a licence"),
      `此前没有名为 “${label}” 的${zh}。`,
    );
  }
}

/** A licence has one licensee, a territory and fields that exist, days in order, and amounts that can be counted. */
export function* licenceFits({ path, step, parties, members }: Scene): Generator<Finding> {
  if (step.do !== "license" && step.do !== "sub-license") return;
  if (step.do === "license") yield* knownParty([...path, "by"], parties, step.by);
  else yield* knownMember([...path, "by"], members, step.by);
  yield* knownMember([...path, "licensee"], members, step.licensee);
  const licensees = (["licensee", "counterparty"] as const).filter((field) => Object.hasOwn(step, field));
  if (licensees.length !== 1) {
    yield fault(
      [...path, "licensee"],
      `A licence has one licensee: write "licensee" for a member, or "counterparty" for somebody outside.`,
      `许可须有一名被许可人：成员写 licensee，外部相对方写 counterparty。`,
    );
  }
  const [territory, fields] = [sound(step.territory), sound(step.fields)];
  if (territory !== undefined) yield* reads([...path, "territory"], () => territoryOf(territory));
  if (fields !== undefined) yield* reads([...path, "fields"], () => fieldsOf(fields));
  if (step.from !== undefined && step.until !== undefined && step.until < step.from) {
    yield fault(
      [...path, "until"],
      `The licence ends on ${step.until}, before it begins on ${step.from}.`,
      `许可止于 ${step.until}，早于起始日 ${step.from}。`,
    );
  }
  yield* feesFit([...path, "fees"], step.fees);
}

/** A list without gaps; undefined where something in it cannot be read. */
const sound = (list: readonly (string | undefined)[] | undefined): string[] | undefined =>
  list === undefined || list.includes(undefined) ? undefined : (list as string[]);

type Fees = NonNullable<Extract<Scene["step"], { do?: "license" | undefined }>["fees"]>;

function* feesFit(path: Path, fees: Fees | undefined): Generator<Finding> {
  if (fees === undefined) return;
  const decimals = decimalsFor(fees.currency);
  yield* stepsInOrder(path, fees);
  yield* checkAmount([...path, "ceiling"], fees.ceiling, { decimals });
  for (const [place, { from, rate }] of each(fees.steps)) {
    yield* checkAmount([...path, "steps", place, "from"], from, { decimals, zero: true });
    const ppm = ppmOf(rate);
    if (ppm === undefined || ppm <= ALL) continue;
    yield fault([...path, "steps", place, "rate"], "A rate is at most 100 %.", "费率至多 100 %。");
  }
  for (const [place, { amount }] of each(fees.instalments)) {
    yield* checkAmount([...path, "instalments", place, "amount"], amount, { decimals });
  }
}

/** Rates begin at 0 and follow one another; they, and a ceiling, need reports of some base. */
function* stepsInOrder(path: Path, fees: NonNullable<Fees>): Generator<Finding> {
  let before: number | undefined;
  for (const [place, { from }] of each(fees.steps)) {
    if (from === undefined) return;
    const begins = Number(from);
    if (before === undefined ? begins !== 0 : begins <= before) {
      yield fault(
        [...path, "steps", place, "from"],
        'The first rate applies from "0", each other one from a higher base than the one before it.',
        "首档自 “0” 起，其后各档的起点须高于前一档。",
      );
    }
    before = begins;
  }
  const running = Object.hasOwn(fees, "steps") || Object.hasOwn(fees, "ceiling");
  for (const field of ["base", "reports"] as const) {
    if (!running || Object.hasOwn(fees, field)) continue;
    yield fault(
      [...path, field],
      "This is missing: rates and a ceiling are of what is reported.",
      "缺少此项：费率与上限以报告的基数为准。",
    );
  }
}

/** Who acts for an asset, and who consents, are parties then. */
export function* ownersKnown({ path, step, parties }: Scene): Generator<Finding> {
  if (step.do === "status") yield* knownParty([...path, "by"], parties, step.by);
  if (step.do !== "status" && step.do !== "license") return;
  for (const [place, id] of each(step.consents)) yield* knownParty([...path, "consents", place], parties, id);
}

/** What a report tells can be counted, in the currency of its licence. */
export function* reportFits({ path, step, recorded }: Scene): Generator<Finding> {
  if (step.do !== "report") return;
  const granted = recorded.get(step.licence ?? "");
  const currency = granted?.do === "license" || granted?.do === "sub-license" ? granted.fees?.currency : undefined;
  yield* checkAmount([...path, "base"], step.base, { decimals: decimalsFor(currency), zero: true });
}
