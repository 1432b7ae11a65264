import { ZeroHash } from "ethers";
import type { Bilingual, Step } from "../agreement/format.js";
import { isSecret } from "../audit/property/books.js";
import { toDay } from "../dates.js";
import { digest } from "../digest.js";
import { decimalsOf, isoCurrencies, parseAmount } from "../money.js";
import { counterpartyDigest, toFees } from "../property/licenceTerms.js";
import { fieldsName, fieldsOf } from "../property/fields.js";
import { territoryName, territoryOf } from "../property/territories.js";
import { licenceKinds, wordOf } from "../property/words.js";
import * as acts from "../sdk/acts/index.js";
import { type LicenceTerms, hashLicenceTerms } from "../sdk/acts/licences/terms.js";
import { type Outcome, perform, toldIn } from "../sdk/perform.js";
import { agreedText, asked } from "./asking.js";
import { type Happening, type World, currencyAddress, money, nameOf, numberOf, signerOf, versionOn } from "./world.js";

type Of<K extends Step["do"]> = Extract<Step, { do: K }>;
type Grant = Of<"license"> | Of<"sub-license">;

const KINDS = { ordinary: 1, sole: 2, exclusive: 3 } as const;

/** An owner grants a licence, as the co-owners agree. */
export async function license(world: World, step: Of<"license">): Promise<Happening> {
  const asset = world.assets.get(step.asset)!;
  const terms = { ...(await termsOf(world, step, asset)), subLicences: step.subLicences ?? false };
  const { kind: assetKind } = await world.ledger.property.factsOf(asset);
  const ordinary = isSecret(assetKind) ? "secret" : "ordinary";
  const act = step.kind === "ordinary" ? ordinary : "exclusive";
  const motion = await asked(world, { ...step, asset, act, subject: hashLicenceTerms(terms) });
  const done = await perform(world.ledger, acts.grant, { terms, motion }, await signerOf(world, step.by));
  const agreed = agreedText(world, motion, step.consents);
  const of = { en: `of "${step.asset}"`, zh: `“${step.asset}”的` };
  return granted(world, step, { done, terms, of, agreed });
}

/** A licensee grants a licence within its own. */
export async function subLicense(world: World, step: Of<"sub-license">): Promise<Happening> {
  const { licence: head, terms: headTerms } = world.licences.get(step.under)!;
  const terms = { ...(await termsOf(world, step, headTerms.asset)), head };
  const done = await perform(world.ledger, acts.subLicense, { terms, headTerms }, await signerOf(world, step.by));
  const of = { en: `under licence ${head}`, zh: `许可 ${head} 项下的分` };
  return granted(world, step, { done, terms, of, agreed: { en: "", zh: "" } });
}

/** Keeps a licence that was granted, and tells of it. */
function granted(
  world: World,
  step: Grant,
  { done, terms, of, agreed }: { done: Outcome; terms: LicenceTerms; of: Bilingual; agreed: Bilingual },
): Happening {
  const licence = toldIn<bigint>(done, "LicenceGranted", "licence");
  world.licences.set(step.as, { licence, terms, currency: step.fees.currency });
  const licensor = nameOf(world, step.by);
  const licensee =
    step.licensee === undefined ? { en: step.counterparty!, zh: step.counterparty! } : nameOf(world, step.licensee);
  const kind = wordOf(licenceKinds, BigInt(KINDS[step.kind])).name;
  const where = (lang: "en" | "zh") => [territoryName(terms.territory, lang), fieldsName(terms.fields, lang)];
  return {
    date: step.date,
    text: {
      en: `${licensor.en} grants ${licensee.en} licence ${licence} ${of.en}: ${kind.en}, ${where("en").join(" · ")}${agreed.en}.`,
      zh: `${licensor.zh}授予${licensee.zh}${of.zh}许可 ${licence}：${kind.zh}，${where("zh").join(" · ")}${agreed.zh}。`,
    },
  };
}

/** The terms of a step by themselves: under no other licence, and none under it. */
async function termsOf(world: World, step: Grant, asset: bigint): Promise<LicenceTerms> {
  const currency = (code: string) => Promise.resolve(currencyAddress(world.chain, code));
  const minorUnits = (text: string) => Promise.resolve(parseAmount(text, decimalsOf(step.fees.currency)));
  return {
    asset,
    kind: KINDS[step.kind],
    purpose: 0,
    project: 0n,
    licensor: numberOf(world, step.by),
    licensee: step.licensee === undefined ? 0 : numberOf(world, step.licensee),
    counterparty: step.counterparty === undefined ? ZeroHash : counterpartyDigest(step.counterparty),
    territory: territoryOf(step.territory),
    fields: fieldsOf(step.fields),
    from: toDay(step.from),
    until: toDay(step.until),
    head: 0n,
    subLicences: false,
    useBy: 0,
    text: digest(step.contract),
    fairness: ZeroHash,
    exportControl: ZeroHash,
    pledgeConsent: ZeroHash,
    fees: await toFees(step.fees, { currency, minorUnits }),
  };
}

/** The licensee reports its next period; for somebody outside the licensor does, from documents. */
export async function report(world: World, step: Of<"report">): Promise<Happening> {
  const { licence, terms, currency } = world.licences.get(step.licence)!;
  const reporter = terms.licensee === 0 ? terms.licensor : terms.licensee;
  const id = [...world.members].find(([, number]) => number === reporter)![0];
  const base = parseAmount(step.base, decimalsOf(currency));
  const filing = { licence, terms, base, evidence: digest(step.evidence) };
  const done = await perform(world.ledger, acts.fileReport, filing, await signerOf(world, id));
  const fee = toldIn<bigint>(done, "LicenceReported", "fee");
  const name = nameOf(world, id);
  const from =
    terms.licensee === 0 ? { en: ", from the licensee's documents", zh: "依被许可人材料" } : { en: "", zh: "" };
  return {
    date: step.date,
    text: {
      en: `${name.en} reports ${money(currency, base)} under licence ${licence}${from.en}: ${money(currency, fee)} is due.`,
      zh: `${name.zh}${from.zh}报告许可 ${licence} 的计费基数 ${money(currency, base)}，应付 ${money(currency, fee)}。`,
    },
  };
}

/** Royalties of a derivative go to the asset it derives from. Anybody may have them forwarded. */
export async function forward(world: World, step: Of<"forward">): Promise<Happening> {
  const [child, parent] = [world.assets.get(step.from)!, world.assets.get(step.to)!];
  const { agreement } = await world.ledger.property.factsOf(parent);
  const day = toDay(step.date);
  const args = {
    child,
    parent,
    currency: currencyAddress(world.chain, step.currency),
    version: agreement === 0n ? 0 : versionOn(world, day),
  };
  const isBank = isoCurrencies[step.currency] !== undefined;
  const done = await perform(world.ledger, isBank ? acts.forwardBank : acts.forwardTokens, args, world.chain.registrar);
  const amount = toldIn<bigint>(done, "Forwarded", "amount");
  return {
    date: step.date,
    text: {
      en: `${money(step.currency, amount)} of royalties go from "${step.from}" to "${step.to}".`,
      zh: `提成 ${money(step.currency, amount)} 由“${step.from}”转至“${step.to}”。`,
    },
  };
}
