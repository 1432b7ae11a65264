import type { Event, Told } from "../../audit/events.js";
import { NEVER } from "../letter/letter.js";
import { type Asking, type Deadline, atSecond } from "./deadline.js";

const GRANTED = 1n;

/** The latest state of what concerns a member's keys, payout and succession. */
interface Membership {
  keys: Map<string, Event<"SignerChanged">["args"]>;
  payout?: Event<"PayoutChanged">["args"];
  frozenUntil: bigint;
  recovery?: Event<"RecoveryStarted">["args"];
  successions: Map<bigint, Event<"SuccessionRecorded">["args"]>;
}

function membershipOf(history: readonly Told[], member: bigint): Membership {
  const state: Membership = { keys: new Map(), frozenUntil: 0n, successions: new Map() };
  for (const { name, args } of history) {
    if (name === "SuccessionRecorded" && (args.member === member || args.successor === member))
      state.successions.set(args.member, args);
    if (name === "SuccessionCancelled") state.successions.delete(args.member);
    if (!("member" in args) || args.member !== member) continue;
    if (name === "SignerChanged") state.keys.set(args.signer, args);
    if (name === "PayoutChanged") state.payout = args;
    if (name === "PayoutFrozen") state.frozenUntil = args.frozenUntil;
    if (name === "RecoveryStarted") state.recovery = args;
    if (name === "RecoveryCancelled" || name === "RecoveryCompleted") delete state.recovery;
  }
  return state;
}

/** Keys that begin or end, changes of where the member is paid, recoveries that can be cancelled, successions. */
export function membershipDeadlines(asking: Asking): Deadline[] {
  const { result, member, now } = asking;
  const { keys, payout, frozenUntil, recovery, successions } = membershipOf(result.history, member);
  const at = (second: bigint, id: string, en: string, zh: string) => atSecond(asking, second, id, { en, zh });
  const future = (second: bigint) => Number(second) > now;
  const found = [...keys.values()]
    .filter(({ state }) => state === GRANTED)
    .flatMap(({ signer, activeFrom, validUntil }) => [
      ...(future(activeFrom)
        ? [at(activeFrom, `active ${signer}`, `Key ${signer} may act from now on.`, `密钥 ${signer} 自此可用。`)]
        : []),
      ...(validUntil !== NEVER && future(validUntil)
        ? [
            at(
              validUntil,
              `expiry ${signer}`,
              `Key ${signer} ends: grant another in time, it takes two days.`,
              `密钥 ${signer} 到期，请提前两日以上授权新密钥。`,
            ),
          ]
        : []),
    ]);
  if (payout && future(payout.nextFrom))
    found.push(
      at(
        payout.nextFrom,
        "payout",
        "The change of where you are paid takes effect; cancel it before if it is not yours.",
        "收款账户变更生效；如非本单位所为，请在此前取消。",
      ),
    );
  if (future(frozenUntil))
    found.push(at(frozenUntil, "frozen", "Where you are paid can be changed again.", "收款账户解除冻结，可再变更。"));
  if (recovery)
    found.push(
      at(
        recovery.effectiveAt,
        `recovery ${recovery.newSigner}`,
        `Key ${recovery.newSigner} can become your admin key; cancel before if nobody of yours lost a key.`,
        `密钥 ${recovery.newSigner} 可成为管理密钥；如本单位并未丢失密钥，请在此前取消。`,
      ),
    );
  for (const { member: who, successor, effectiveAt } of successions.values()) {
    if (!future(effectiveAt)) continue;
    const [one, other] = [asking.names.member(who), asking.names.member(successor)];
    found.push(
      at(
        effectiveAt,
        `succession ${who}`,
        `${other.en} stands for ${one.en} from now on.`,
        `自此由${other.zh}承继${one.zh}。`,
      ),
    );
  }
  return found;
}
