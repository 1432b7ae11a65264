import type { Path } from "../../agreement/faults.js";
import type {
  AgreementEntry,
  AgreementFile,
  Bilingual,
  DocumentEntry,
  MemberEntry,
  PartyEntry,
} from "../../agreement/format.js";
import { type Version, quoted } from "../../agreement/rules/version.js";
import type { Contributions } from "../classify.js";
import type { WholePreset } from "../presets/presets.js";
import type { PropertyTerms } from "../property/ownerRules.js";
import type { RuleId } from "../rules.js";
import { type Judgement, holds, toConfirm } from "./judgement.js";

/** What a check looks at: one version of a file's agreement, under one preset. */
export interface Context {
  file: AgreementFile;
  version: Version;
  entry: AgreementEntry;
  /** Where a field of the agreement stands in the file. */
  at: (field: keyof AgreementEntry) => Path;
  preset: WholePreset;
  /** The property rules of the file; undefined where it has none. */
  property: PropertyTerms | undefined;
  contributions: Contributions;
  documents: readonly DocumentEntry[];
}

/** Finds what became of a rule. */
export type Check = (context: Context) => Judgement;

/** A party of the agreement, its place, and the member it is. */
export interface Seat {
  place: number;
  party: PartyEntry;
  member: MemberEntry;
}

/** The parties in their order. */
export const seats = ({ entry, file }: Context): Seat[] =>
  entry.parties.map((party, place) => ({
    place,
    party,
    member: file.members.find(({ id }) => id === party.member)!,
  }));

/** The ids of some seats. */
export const idsOf = (some: readonly Seat[]): string[] => some.map(({ member }) => member.id);

/** Members' names for a sentence. */
export const named = (ids: readonly string[]): Bilingual => ({
  en: quoted(ids, "en"),
  zh: quoted(ids, "zh"),
});

/**
 * What only people know: it holds where a document of the file says so for each of the members, else they are asked.
 * @param ids whose papers are asked for; none: one that speaks for all.
 * @param question what people must confirm.
 */
export function confirmed(
  { documents }: Context,
  rule: RuleId,
  ids: readonly string[],
  question: Bilingual,
  at?: Path,
): Judgement {
  const answers = documents.filter(({ answers }) => answers === rule);
  const forAll = answers.some(({ member }) => member === undefined);
  const open = ids.filter((id) => !answers.some(({ member }) => member === id));
  if (forAll || (ids.length > 0 && open.length === 0)) {
    const papers = answers.map(({ what }) => what);
    return holds(`Documented: ${quoted(papers, "en")}.`, `有文件为证：${quoted(papers, "zh")}。`, ["documents"]);
  }
  const { en, zh } = named(open);
  return ids.length === 0
    ? toConfirm(question.en, question.zh, at)
    : toConfirm(`${en}: ${question.en}`, `${zh}：${question.zh}`, at);
}
