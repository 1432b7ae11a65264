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
  const { asset, owners, licences, isOffered, isLive } = holding;
  const exclusive = licences.find(({ kind }) => kind === "exclusive");
  const inTheWay = exclusive ?? licences.find(({ kind }) => kind === "sole");
  const licensees = licences.map(({ licensee }) => licensee).filter((licensee) => licensee !== 0n);
  return [...new Set([...parties, ...owners.keys(), ...licensees])].map((member) => {
    const part = owners.get(member) ?? 0n;
    const granted = licences.find(({ licensee }) => licensee === member);
    const rights: Rights = { asset, member };
    if (part > 0n) rights.own = same(percent(part, MILLION));
    if (granted !== undefined) {
      rights.use = { en: `licence ${granted.licence}`, zh: `许可 ${granted.licence}` };
    } else if (isOffered && part === 0n) {
      rights.use = { en: "on request, within its limits (R25)", zh: "可请求访问，限于约定范围（R25）" };
    } else if (part > 0n) {
      rights.use = exclusive === undefined ? { en: "owner (R04)", zh: "权利人（R04）" } : blockedBy(exclusive);
    }
    if (isLive && granted?.subLicences && (rules?.subLicences ?? true)) rights.license = within(granted);
    return part > 0n && isLive ? { ...rights, ...decisions(holding, part, inTheWay, rules) } : rights;
  });
}

const within = ({ licence }: Holding["licences"][number]): Sentence => ({
  en: `within licence ${licence}`,
  zh: `许可 ${licence} 范围内`,
});
const blockedBy = ({ licence, kind }: Holding["licences"][number]): Sentence => ({
  en: `outside licence ${licence}, which is ${kind} (R06)`,
  zh: `${kind === "sole" ? "排他" : "独占"}许可 ${licence} 范围之外（R06）`,
});

/** What an owner decides: granting, and stopping the others. */
function decisions(
  { isSecret, owners }: Holding,
  part: bigint,
  inTheWay: Holding["licences"][number] | undefined,
  rules: LicenceRules | undefined,
): Pick<Rights, "license" | "veto"> {
  if (rules === undefined || owners.size === 1) {
    return { license: inTheWay === undefined ? { en: "alone", zh: "可单独" } : blockedBy(inTheWay) };
  }
  const act = isSecret ? "secret" : "ordinary";
  const ordinary = rules[act];
  const license =
    inTheWay === undefined ? grants(ordinary, source(rules, act, isSecret ? "R07" : "R05")) : blockedBy(inTheWay);
  const every = source(rules, act, "R05", "R06");
  const some = source(rules, "exclusive", "R06");
  const veto = vetoOn(ordinary, part)
    ? { en: `every licence (${every.en})`, zh: `一切许可（${every.zh}）` }
    : {
        en: `sole and exclusive licences, transfers, pledges (${some.en})`,
        zh: `排他、独占许可、转让、质押（${some.zh}）`,
      };
  return vetoOn(ordinary, part) || vetoOn(rules.exclusive, part) ? { license, veto } : { license };
}

/** Can an owner of this part stop an act by saying no? */
function vetoOn({ consent }: Line, part: bigint): boolean {
  if (consent === Consent.Alone) return false;
  return consent !== Consent.Majority || part * 2n >= MILLION;
}
