import type { Sentence } from "../findings.js";
import { MILLION } from "../ids.js";
import { Consent } from "../property/books.js";
import { listed, percent } from "./life/phrases.js";

/** An asset, as far as rights go. */
export interface Holding {
  asset: bigint;
  isSecret: boolean;
  isLive: boolean;
  /** Background that was offered to the project: its parties may ask for access. */
  isOffered: boolean;
  /** Each owner's part, in parts per million. */
  owners: ReadonlyMap<bigint, bigint>;
  /** Licences that run: to whom (0 for somebody outside), of which kind, see {@link ./propertyWords.js}, and whether they allow others under them. */
  licences: readonly { licence: bigint; licensee: bigint; kind: string; subLicences: boolean }[];
}

/** How co-owners agree to an act, by the numbers of the contracts. */
interface Line {
  consent: bigint;
  noticeDays: bigint;
}
type Act = "ordinary" | "secret" | "exclusive";

type Lines = Readonly<Record<Act, Line>>;

/** What the parties of an agreement signed about licences of their results. `subLicences`: whether a licensee may grant some in its turn. */
export type LicenceRules = Lines & { readonly subLicences: boolean };

/** What one member may do with one asset, each with the rule or licence that says so; undefined: not at all. */
export interface Rights {
  asset: bigint;
  member: bigint;
  own?: Sentence;
  use?: Sentence;
  license?: Sentence;
  veto?: Sentence;
}

/** R05, R06, R07: China's law on what co-owners have not agreed on otherwise. */
export const law: Lines = {
  ordinary: { consent: Consent.Alone, noticeDays: 0n },
  secret: { consent: Consent.Alone, noticeDays: 0n },
  exclusive: { consent: Consent.All, noticeDays: 0n },
};

const same = (text: string): Sentence => ({ en: text, zh: text });

/** What says so: provisions of that law, or, where the agreement has another rule, the agreement. */
const source = (rules: LicenceRules, act: Act, ...provisions: string[]): Sentence => {
  const isLaw = rules[act].consent === law[act].consent && rules[act].noticeDays === law[act].noticeDays;
  return isLaw ? listed(provisions.map(same)) : { en: "as agreed", zh: "依约定" };
};

/** How a co-owner gets to grant a licence. */
function grants({ consent, noticeDays }: Line, { en, zh }: Sentence): Sentence {
  switch (consent) {
    case Consent.Alone:
      return { en: `alone (${en})`, zh: `可单独（${zh}）` };
    case Consent.NoObjection:
      return { en: `${noticeDays} days' notice (${en})`, zh: `通知 ${noticeDays} 天（${zh}）` };
    case Consent.Majority:
      return { en: `with a majority (${en})`, zh: `过半数同意（${zh}）` };
    default:
      return { en: `with all (${en})`, zh: `全体同意（${zh}）` };
  }
}

/**
 * The rights matrix: who may own, use, license or block an asset.
 * @param holding The asset.
 * @param parties Whom to tell of, beside its owners and licensees.
 * @param rules The rules of its agreement; undefined for background, which its owner decides about alone.
 * @returns One entry a member.
 */
export function rightsIn(holding: Holding, parties: readonly bigint[], rules?: LicenceRules): Rights[] {
  const { asset, owners, licences, isLive } = holding;
  const licensees = licences.map(({ licensee }) => licensee).filter((licensee) => licensee !== 0n);
  return [...new Set([...parties, ...owners.keys(), ...licensees])].map((member) => {
    const part = owners.get(member) ?? 0n;
    const held = licences.filter(({ licensee }) => licensee === member);
    const heads = isLive && (rules?.subLicences ?? true) ? held.filter(({ subLicences }) => subLicences) : [];
    const decided = part > 0n && isLive ? decisions(holding, part, rules) : undefined;
    return {
      asset,
      member,
      ...(part > 0n && { own: same(percent(part, MILLION)) }),
      ...given("use", usesOf(holding, member, held)),
      ...given("license", [...within(heads), ...(decided?.license ?? [])]),
      ...given("veto", decided?.veto ?? []),
    };
  });
}

type Licences = Holding["licences"];

/** A field of sentences that are true side by side; no field of none. */
const given = <K extends "use" | "license" | "veto">(field: K, all: readonly Sentence[]): { [F in K]?: Sentence } =>
  all.length === 0 ? {} : ({ [field]: beside(all) } as { [F in K]?: Sentence });
const beside = (all: readonly Sentence[]): Sentence => ({
  en: all.map(({ en }) => en).join("; "),
  zh: all.map(({ zh }) => zh).join("；"),
});

/** How a member may use an asset: by its licences, and as an owner where nobody else uses it alone. */
function usesOf({ licences, owners, isOffered }: Holding, member: bigint, held: Licences): Sentence[] {
  const uses = held.length === 0 ? [] : [named(held)];
  if (owners.has(member)) {
    const others = licences.filter(({ kind, licensee }) => kind === "exclusive" && licensee !== member);
    return [...uses, others.length === 0 ? { en: "owner (R04)", zh: "权利人（R04）" } : outside(others)];
  }
  if (held.length > 0 || !isOffered) return uses;
  return [{ en: "on request, within its limits (R25)", zh: "可请求访问，限于约定范围（R25）" }];
}

const named = (some: Licences): Sentence => {
  const numbers = some.map(({ licence }) => licence);
  return { en: `licence${some.length > 1 ? "s" : ""} ${numbers.join(", ")}`, zh: `许可 ${numbers.join("、")}` };
};
const within = (some: Licences): Sentence[] => {
  const { en, zh } = named(some);
  return some.length === 0 ? [] : [{ en: `within ${en}`, zh: `${zh} 范围内` }];
};
const outside = (some: Licences): Sentence => {
  const en = some.map(({ licence, kind }) => `licence ${licence}, which is ${kind}`);
  const zh = some.map(({ licence, kind }) => `${kind === "sole" ? "排他" : "独占"}许可 ${licence}`);
  return { en: `outside ${en.join(", and ")} (R06)`, zh: `${zh.join("、")} 范围之外（R06）` };
};

/** What an owner decides: granting, and stopping the others. */
function decisions(
  { isSecret, owners, licences }: Holding,
  part: bigint,
  rules: LicenceRules | undefined,
): { license: Sentence[]; veto: Sentence[] } {
  const inTheWay = licences.filter(({ kind }) => kind === "exclusive" || kind === "sole");
  const granting = (free: Sentence): Sentence[] => [inTheWay.length === 0 ? free : outside(inTheWay)];
  if (rules === undefined || owners.size === 1) return { license: granting({ en: "alone", zh: "可单独" }), veto: [] };
  const act = isSecret ? "secret" : "ordinary";
  const ordinary = rules[act];
  const license = granting(grants(ordinary, source(rules, act, isSecret ? "R07" : "R05")));
  if (vetoOn(ordinary, part)) {
    const { en, zh } = source(rules, act, "R05", "R06");
    return { license, veto: [{ en: `every licence (${en})`, zh: `一切许可（${zh}）` }] };
  }
  if (!vetoOn(rules.exclusive, part)) return { license, veto: [] };
  const { en, zh } = source(rules, "exclusive", "R06");
  const veto = {
    en: `sole and exclusive licences, transfers, pledges (${en})`,
    zh: `排他、独占许可、转让、质押（${zh}）`,
  };
  return { license, veto: [veto] };
}

/** Can an owner of this part stop an act by saying no? */
function vetoOn({ consent }: Line, part: bigint): boolean {
  if (consent === Consent.Alone) return false;
  return consent !== Consent.Majority || part * 2n >= MILLION;
}
