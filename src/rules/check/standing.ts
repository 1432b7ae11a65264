import type { AgreementEntry, MemberEntry, PartyEntry } from "../../agreement/format.js";
import { type Context, type Seat, seats } from "./context.js";

/** Digits that a unified social credit code of a public institution begins with. From memory: a presumption, which `stateOwned` settles. */
const PUBLIC_INSTITUTION = "12";

/** Whether the state established a school or institute; undefined where nobody said and its code does not tell. */
export function stateEstablished({ class: kind, stateOwned, registration }: MemberEntry): boolean | undefined {
  if (kind !== "School" && kind !== "Institute") return false;
  if (stateOwned !== undefined) return stateOwned;
  return registration.type === "USCC" && registration.number.startsWith(PUBLIC_INSTITUTION) ? true : undefined;
}

/** Parties that are state-established schools and institutes, and those of which nobody said. */
export function stateUnits(context: Context): { state: Seat[]; unknown: Seat[] } {
  const all = seats(context);
  return {
    state: all.filter(({ member }) => stateEstablished(member) === true),
    unknown: all.filter(({ member }) => stateEstablished(member) === undefined),
  };
}

/** Pools that profit goes to. */
export const profitPools = ({ tiers }: AgreementEntry): Set<string> =>
  new Set(tiers.filter(({ kind }) => kind === "share" || kind === "capped").map(({ pool }) => pool));

/** Whether a share is above nothing. */
export const some = (share: string | undefined): boolean => /[1-9]/.test(share ?? "");

/** Whether a party can have income: a share in profit, or a pool that is earned. */
export function mayEarn(entry: AgreementEntry, { shares }: PartyEntry): boolean {
  const profit = profitPools(entry);
  return entry.pools.some(
    ({ name, source }) =>
      profit.has(name) && (source === "contributions" || (source === "agreed" && some(shares[name]))),
  );
}
