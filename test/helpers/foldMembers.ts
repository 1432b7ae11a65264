import { AbiCoder, keccak256 } from "ethers";
import type { LogDescription } from "ethers";
import { Status } from "./members.js";

type Row = Record<string, unknown>;

/** What the events say the registry's storage is: the fold of all of them, and nothing else. Keys name the entity. */
export interface Folded {
  count: bigint;
  members: Map<string, Row>;
  digests: Map<string, Row>;
  byRegistration: Map<string, bigint>;
  names: Map<string, Row>;
  signers: Map<string, Row>;
  policies: Map<string, unknown>;
  nonces: Map<string, bigint>;
  payouts: Map<string, Row>;
  recoveries: Map<string, Row>;
  reports: Map<string, Row>;
}

/** Folds events, each with the time of its block. */
export function foldMembers(events: { log: LogDescription; timestamp: bigint }[]): Folded {
  const state: Folded = {
    count: 0n,
    members: new Map(),
    digests: new Map(),
    byRegistration: new Map(),
    names: new Map(),
    signers: new Map(),
    policies: new Map(),
    nonces: new Map(),
    payouts: new Map(),
    recoveries: new Map(),
    reports: new Map(),
  };
  for (const { log, timestamp } of events) {
    const args: Row = log.args.toObject();
    const member = String(args["member"]);
    const set = (map: Map<string, Row>, key: string, row: Row) => map.set(key, { ...map.get(key), ...row });
    const pick = (...names: string[]): Row => Object.fromEntries(names.map((name) => [name, args[name]]));
    switch (log.name) {
      case "MemberApplied": {
        state.count += 1n;
        const zero = { depth: 0n, policies: 0n, successor: 0n, succeededFrom: 0n, frozenUntil: 0n };
        const row = { ...pick("class", "registrationType"), status: BigInt(Status.Applied), ...zero };
        set(state.members, member, row);
        const applicationHash = keccak256(
          AbiCoder.defaultAbiCoder().encode(
            ["tuple(address,uint16,uint40)[]", "bytes32"],
            [args["signers"], args["letterDigest"]],
          ),
        );
        set(state.digests, member, { ...pick("registrationDigest"), applicationHash });
        break;
      }
      case "MemberStatusChanged":
        if (state.members.get(member)!["status"] === BigInt(Status.Applied)) {
          state.byRegistration.set(String(state.digests.get(member)!["registrationDigest"]), BigInt(member));
        }
        set(state.members, member, pick("status"));
        break;
      case "MemberNameChanged":
        set(state.members, member, { names: (args["number"] as bigint) + 1n });
        set(state.names, `${member}/${args["number"]}`, { digest: args["nameDigest"], since: args["since"] });
        break;
      case "MemberProfileChanged":
        set(state.digests, member, pick("profileDigest"));
        break;
      case "SignerChanged": {
        const key = String(args["signer"]);
        const row = pick("member", "scopes", "activeFrom", "validUntil", "state");
        set(state.signers, key, { cancelledSeries: 0n, ...state.signers.get(key), ...row });
        break;
      }
      case "PolicyChanged":
        set(state.members, member, pick("policies"));
        state.policies.set(`${member}/${args["scope"]}`, args["policy"]);
        break;
      case "PayoutChanged":
        set(state.payouts, member, pick("payout", "nextFrom", "nextPayout", "bankAccount", "nextBankAccount"));
        break;
      case "PayoutFrozen":
        set(state.members, member, pick("frozenUntil"));
        break;
      case "StolenKeyReported": {
        const key = `${args["signer"]}/${args["letterDigest"]}`;
        if (args["officers"] === 1n) state.reports.set(key, { officer: args["officer"], reportedAt: timestamp });
        else state.reports.delete(key);
        break;
      }
      case "RecoveryStarted":
        set(state.recoveries, member, {
          ...pick("newSigner", "effectiveAt", "since", "series", "lostSigner", "letterDigest"),
          pending: true,
        });
        break;
      case "RecoveryCancelled":
        set(state.recoveries, member, { pending: false });
        set(state.signers, String(args["signer"]), { cancelledSeries: args["series"] });
        break;
      case "RecoveryCompleted":
        set(state.recoveries, member, { pending: false, since: 0n });
        break;
      case "SuccessionRecorded":
        set(state.members, member, { successor: args["successor"], succeededFrom: args["effectiveAt"] });
        set(state.members, String(args["successor"]), pick("depth"));
        break;
      case "SuccessionCancelled":
        set(state.members, member, { successor: 0n, succeededFrom: 0n });
        break;
      case "NonceUsed":
        state.nonces.set(`${member}/${args["key"]}`, args["next"] as bigint);
        break;
    }
  }
  return state;
}
