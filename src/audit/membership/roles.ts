import { type Membership, delayAt } from "./membership.js";

const ADMIN = 0n;
/** Everybody holds it. */
const PUBLIC = (1n << 64n) - 1n;

/**
 * What a caller lacked to call a restricted function, as a description of what was needed; undefined when it was allowed. A holder whose role has a delay
 * must have scheduled the call.
 * @param target the contract.
 * @param executed whether the AccessManager says that it executed something scheduled.
 */
export function roleFault(
  { authority, functions, roles }: Membership,
  { selector, sender }: { selector: string; sender: string },
  target: string,
  time: bigint,
  executed: boolean,
): string | undefined {
  const role = functions.get(`${authority}/${target.toLowerCase()}/${selector}`) ?? ADMIN;
  if (role === PUBLIC) return undefined;
  const holding = roles.get(`${authority}/${role}/${sender}`);
  if (holding === undefined || holding.since > time) return `a holder of role ${role}`;
  const delay = delayAt(holding, time);
  return delay !== 0n && !executed ? `role ${role}, scheduled ${delay} seconds before` : undefined;
}
