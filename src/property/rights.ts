import type { Bilingual } from "../agreement/format.js";
import { presetOf } from "../rules/presets/presets.js";
import { type OwnerLine, type PropertyRules, toStruct } from "../rules/property/struct.js";

/** An asset, as far as rights go. */
export interface Holding {
  asset: bigint;
  isSecret: boolean;
  isLive: boolean;
  /** Background that was offered to the project: its parties may ask for access. */
  isOffered: boolean;
  /** Each owner's part, in parts per million. */
  owners: ReadonlyMap<number, number>;
  /** Licences that run: to whom (0 for somebody outside), and whether nobody else may be licensed, or not even the owners use it. */
  licences: readonly { licence: bigint; licensee: number; kind: "ordinary" | "sole" | "exclusive" | "access" }[];
}

/** What one member may do with one asset, each with the rule or licence that says so; undefined: not at all. */
export interface Rights {
  asset: bigint;
  member: number;
  own?: Bilingual;
  use?: Bilingual;
  license?: Bilingual;
  veto?: Bilingual;
}

const ALONE = 1;
const NO_OBJECTION = 2;
const MAJORITY = 3;
const PER_CENT = 10_000;

/** China's law on what co-owners have not agreed on otherwise. */
const law = toStruct(presetOf("CN-default").property, 0);

/** What says so: a provision of that law, or, where the agreement has another rule, the agreement. */
const source = (rules: PropertyRules, act: "ordinary" | "secret" | "exclusive", provision: string): Bilingual => {
  const isLaw = rules[act].consent === law[act].consent && rules[act].noticeDays === law[act].noticeDays;
  return isLaw ? { en: provision, zh: provision.replaceAll(", ", "、") } : { en: "as agreed", zh: "依约定" };
};

/** How a co-owner gets to grant a licence. */
function grants({ consent, noticeDays }: OwnerLine, { en, zh }: Bilingual): Bilingual {
  switch (consent) {
    case ALONE:
      return { en: `alone (${en})`, zh: `可单独（${zh}）` };
    case NO_OBJECTION:
      return { en: `${noticeDays} days' notice (${en})`, zh: `通知 ${noticeDays} 天（${zh}）` };
    case MAJORITY:
      return { en: `with a majority (${en})`, zh: `过半数同意（${zh}）` };
    default:
      return { en: `with all (${en})`, zh: `全体同意（${zh}）` };
  }
}

/**
 * Who may own, use, license or block an asset.
 * @param holding The asset.
 * @param members Whom to tell of.
 * @param rules The rules of its agreement; undefined for background, which its owner decides about alone.
 * @returns One entry a member.
 */
export function rightsIn(holding: Holding, members: readonly number[], rules?: PropertyRules): Rights[] {
  const exclusive = holding.licences.find(({ kind }) => kind === "exclusive");
  const inTheWay = exclusive ?? holding.licences.find(({ kind }) => kind === "sole");
  return members.map((member) => {
    const { asset } = holding;
    const part = holding.owners.get(member) ?? 0;
    const granted = holding.licences.find(({ licensee }) => licensee === member);
    const rights: Rights = { asset, member };
    if (part > 0) rights.own = same(`${part / PER_CENT} %`);
    if (granted !== undefined) {
      rights.use = { en: `licence ${granted.licence}`, zh: `许可 ${granted.licence}` };
    } else if (holding.isOffered && part === 0) {
      rights.use = { en: "on request, within its limits (R25)", zh: "可请求访问，限于约定范围（R25）" };
    } else if (part > 0) {
      rights.use = exclusive === undefined ? { en: "owner (R04)", zh: "权利人（R04）" } : blockedBy(exclusive);
    }
    if (part > 0 && holding.isLive) {
      Object.assign(rights, decisions(holding, part, inTheWay, rules));
    }
    return rights;
  });
}

const same = (text: string): Bilingual => ({ en: text, zh: text });
const blockedBy = ({ licence, kind }: Holding["licences"][number]): Bilingual => ({
  en: `outside licence ${licence}, which is ${kind} (R06)`,
  zh: `${kind === "sole" ? "排他" : "独占"}许可 ${licence} 范围之外（R06）`,
});

/** What an owner decides: granting, and stopping the others. */
function decisions(
  { isSecret, owners }: Holding,
  part: number,
  inTheWay: Holding["licences"][number] | undefined,
  rules: PropertyRules | undefined,
): Pick<Rights, "license" | "veto"> {
  if (rules === undefined || owners.size === 1) {
    return { license: inTheWay === undefined ? { en: "alone", zh: "可单独" } : blockedBy(inTheWay) };
  }
  const act = isSecret ? "secret" : "ordinary";
  const ordinary = rules[act];
  const license =
    inTheWay === undefined ? grants(ordinary, source(rules, act, isSecret ? "R07" : "R05")) : blockedBy(inTheWay);
  const every = source(rules, act, "R05, R06");
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
function vetoOn({ consent }: OwnerLine, part: number): boolean {
  if (consent === ALONE) return false;
  return consent !== MAJORITY || part * 2 >= 1_000_000;
}
