import { type Fault, type Finding, fault, inFileOrder, pathText } from "./faults.js";
import type { AgreementFile } from "./format.js";
import { readJson } from "./json.js";
import * as amendments from "./rules/amendments.js";
import * as assets from "./rules/assets.js";
import * as currencies from "./rules/currencies.js";
import * as documents from "./rules/documents.js";
import * as members from "./rules/members.js";
import * as money from "./rules/money.js";
import * as parties from "./rules/parties.js";
import * as pools from "./rules/pools.js";
import * as property from "./rules/property.js";
import * as rates from "./rules/rates.js";
import * as shares from "./rules/shares.js";
import * as story from "./rules/story.js";
import * as subLicences from "./rules/subLicences.js";
import * as terms from "./rules/terms.js";
import * as tiers from "./rules/tiers.js";
import type { SoundFile, Version } from "./rules/version.js";
import { type Making, versionsOf } from "./rules/versions.js";
import * as work from "./rules/work.js";
import { readStructure } from "./structure.js";

/** A rule finds what is wrong with one thing; see the folder `rules`. */
type Rule<T> = (subject: T) => Iterable<Finding>;

const ofFile: Rule<SoundFile>[] = [
  members.idsOnce,
  members.namesOnce,
  members.registrationsOnce,
  members.registrationsSound,
  members.vocationalSchools,
  documents.membersKnown,
  assets.backgroundFits,
  story.daysInOrder,
  story.labelsOnce,
];

const ofVersion: Rule<Version>[] = [
  terms.listsWithin,
  terms.termInOrder,
  terms.majorityFits,
  terms.closersFit,
  terms.attestationsFit,
  terms.panelKnown,
  currencies.currenciesKnown,
  currencies.currenciesOnce,
  currencies.holdersFit,
  currencies.amountCurrencyFits,
  pools.poolsOnce,
  pools.beneficiariesFit,
  pools.capsFit,
  pools.fallsFit,
  tiers.tierRates,
  tiers.lastSharesAll,
  tiers.tiersFitPools,
  tiers.leviesFounded,
  tiers.takesFit,
  rates.kindsOnce,
  rates.ratesCountable,
  rates.costsWithin,
  rates.ratesFeed,
  parties.partiesOnce,
  parties.partiesFit,
  parties.sharesFit,
  parties.poolsShared,
  parties.nobodyForgotten,
  property.propertyWhole,
  property.ownersFit,
  property.noticesFit,
];

const ofSuccession: Rule<amendments.Succession>[] = [
  amendments.placesKept,
  amendments.noticeKept,
  amendments.poolsKept,
];

const ofScene: Rule<story.Scene>[] = [
  story.labelsKnown,
  work.contributionFits,
  work.witnessFits,
  work.panelThere,
  work.listedOnce,
  money.currencyFits,
  money.receiptFits,
  money.reversalFits,
  money.fourEyes,
  money.amountFits,
  money.closeFits,
  money.payeesFit,
  assets.registrationFits,
  assets.numberFits,
  assets.propertyKnown,
  assets.licenceFits,
  assets.ownersKnown,
  assets.reportFits,
  subLicences.subLicenceAllowed,
  subLicences.subLicenceWithin,
  shares.offerFits,
  shares.offersKnown,
  shares.offersOpen,
  shares.preemptionFits,
  shares.transferFits,
  shares.consentersKnown,
];

/** What came of a check. */
export interface Checked {
  /** The file, when it can be used: there may be warnings, but no faults. */
  file: AgreementFile | undefined;
  /** Everything found, in the order of the file. */
  faults: Fault[];
}

/**
 * Checks an agreement file: whether every field is there and of its sort, and whether it means something that the contracts take.
 * Parts that are wrong in themselves are left out of the second question, so that everything is found at once. Never throws.
 * @param value what the file's JSON says.
 */
export function validate(value: unknown): Checked {
  const { file, findings } = find(value);
  return checked(file, inFileOrder(value, findings));
}

/**
 * The same for the text of a file: what keeps it from being JSON is told by line and column, everything else by path and line. Never throws.
 * @param text the file's text.
 */
export function readAgreementFile(text: string): Checked {
  const { value, findings: ofText, lineOf } = readJson(text);
  if (lineOf === undefined) return checked(undefined, inFileOrder(undefined, ofText));
  const { file, findings } = find(value);
  return checked(file, inFileOrder(value, [...ofText, ...findings], lineOf));
}

function checked(file: AgreementFile | undefined, faults: Fault[]): Checked {
  return { file: faults.some(({ severity }) => severity === "fault") ? undefined : file, faults };
}

function find(value: unknown): { file: AgreementFile | undefined; findings: Finding[] } {
  const { findings, file, sound } = readStructure(value);
  const makings = versionsOf(sound);
  const meaning = [...ask(ofFile, sound), ...findingsOfVersions(makings), ...findingsOfStory(sound, makings)];
  return { file, findings: [...findings, ...meaning] };
}

const ask = <T>(rules: Rule<T>[], subject: T): Finding[] => rules.flatMap((rule) => [...rule(subject)]);

/** What is wrong with each version, once. */
function findingsOfVersions(makings: Making[]): Finding[] {
  const seen = new Set<string>();
  return makings.flatMap(({ version, change }, place) => {
    const before = makings.slice(0, place).map((making) => making.version);
    const findings = ask(ofVersion, version);
    if (change !== undefined) findings.push(...ask(ofSuccession, { version, before }));
    return findings
      .filter((finding) => !seen.has(keyOf(finding)) && seen.add(keyOf(finding)))
      .map((finding) => (change === undefined ? finding : ofChange(finding, change)));
  });
}

/** What is wrong with each step. */
function* findingsOfStory(file: SoundFile, makings: Making[]): Generator<Finding> {
  for (const scene of story.scenesOf(file, makings)) yield* ask(ofScene, scene);
}

const keyOf = ({ path, text }: Finding): string => `${pathText(path)} ${text.en}`;

/** What an amendment makes wrong elsewhere is a fault of the amendment. */
function ofChange(finding: Finding, change: Finding["path"]): Finding {
  if (change.every((part, place) => finding.path[place] === part)) return finding;
  const where = pathText(finding.path);
  const { en, zh } = finding.text;
  return fault(change, `With this change, ${where} is wrong: ${en}`, `经此变更，${where} 有误：${zh}`);
}
