import { expect } from "chai";
import { AbiCoder, keccak256, toBeHex } from "ethers";
import { network } from "hardhat";
import {
  AGREEMENT,
  ANN,
  BEN,
  CHO,
  DAN,
  DAY,
  EVIDENCE,
  Kind,
  NO_SIGNATURES,
  REASON,
  Scope,
  Status,
  WINDOW_DAYS,
  deployLedger,
  entry,
  envelope,
  leafHash,
  merkle,
  rate,
} from "../helpers/contribution.js";

const { ethers, networkHelpers } = await network.create();
const { time } = networkHelpers;
const coder = AbiCoder.defaultAbiCoder();

const WINDOW = ((1n << 21n) - 1n) << 200n;
const STATUS = 7n << 231n;
const withStatus = (state: bigint, status: bigint): bigint => (state & ~STATUS) | (status << 231n);
const withWindow = (state: bigint, ends: bigint): bigint => (state & ~WINDOW) | ((ends / 3600n) << 200n);

/** A mapping's slot; nested ones from the inside out. */
const slotOf = (type: string, key: bigint, base: bigint): bigint =>
  BigInt(keccak256(coder.encode([type, "uint256"], [key, base])));

/** Rebuilds every storage slot of the ledger from its events alone. */
function fold(logs: { name: string; args: Record<string, unknown> }[]): Map<bigint, bigint> {
  const slots = new Map<bigint, bigint>();
  const at = (slot: bigint): bigint => slots.get(slot) ?? 0n;
  const cardOf = (id: bigint): bigint => slotOf("uint64", id, 3n);
  const stateOf = (id: bigint): bigint => cardOf(id) + 1n;
  const number = (id: bigint): unknown => slots.set(2n, (at(2n) & ~(2n ** 64n - 1n)) | id);
  const change = (id: bigint, to: (state: bigint) => bigint): unknown => slots.set(stateOf(id), to(at(stateOf(id))));
  for (const { name, args } of logs) {
    const value = (key: string): bigint => args[key] as bigint;
    const id = value("contribution");
    if (name === "ContributionRecorded") {
      number(id);
      slots.set(cardOf(id), value("card"));
      slots.set(stateOf(id), value("state"));
    } else if (name === "ContributionAttested") {
      change(id, (state) => {
        const count = (state >> 226n) & 31n;
        const next = (state + (1n << 226n)) | (value("party") << (8n * count));
        const ends = value("windowEnds");
        return ends === 0n ? next : withStatus(withWindow(next, ends), Status.Attested);
      });
    } else if (name === "ContributionFinalised") change(id, (state) => withStatus(state, Status.Final));
    else if (name === "ContributionWithdrawn") change(id, (state) => withStatus(state, Status.Withdrawn));
    else if (name === "ContributionChallenged") {
      change(id, (state) => withStatus(withWindow(state, value("lapses")), Status.Challenged));
    } else if (name === "ContributionRuled" && !args["stands"]) {
      change(id, (state) => withStatus(state, Status.Rejected));
    } else if (name === "ContributionCorrected") {
      const contra = value("contra");
      const rest = (at(cardOf(id)) >> 160n) << 160n;
      const state = at(stateOf(id));
      number(contra);
      slots.set(cardOf(id), rest | (value("unitsLeft") << 96n) | value("costLeft"));
      slots.set(cardOf(contra), rest | (value("units") << 96n) | value("cost"));
      const kept = ((state >> 234n) << 234n) | (((state >> 128n) & (2n ** 72n - 1n)) << 128n);
      slots.set(stateOf(contra), kept | (Status.Contra << 231n) | id);
    } else if (name === "ContributionRootRecorded") {
      slots.set(2n, (at(2n) & (2n ** 64n - 1n)) | (value("rootId") << 64n));
      const types = [
        "uint40",
        "uint32",
        "tuple(uint16,bytes32,uint32,uint96,bytes32,uint8,uint64)",
        "tuple(uint8,uint32,uint8,uint16,tuple(uint16,uint64,uint32,uint32,uint16,uint16))",
      ];
      const values = [args["agreement"], args["member"], args["root"], args["terms"]];
      slots.set(slotOf("uint64", value("rootId"), 4n), BigInt(keccak256(coder.encode(types, values))));
    } else if (name === "ContributionLeafClaimed") {
      const [rootId, index] = [value("rootId"), value("index")];
      slots.set(slotOf("uint64", rootId, 5n), value("claimedValue"));
      const bucket = slotOf("uint256", index >> 8n, slotOf("uint64", rootId, 6n));
      slots.set(bucket, at(bucket) | (1n << (index & 255n)));
    } else if (name === "ContributionNonceUsed") {
      slots.set(slotOf("uint192", value("key"), slotOf("uint32", value("member"), 7n)), value("next"));
    }
  }
  return slots;
}

describe("ContributionLedger: events are the ledger", () => {
  it("rebuilds every storage slot from the events of a life with everything in it", async () => {
    const { ledger, agreements, book, ann, ben, cho, dan, pan } = await deployLedger(ethers);
    const a = ledger.connect(ann);
    await agreements.set(AGREEMENT, 2, WINDOW_DAYS, 9);
    for (const kind of [Kind.Work, Kind.Staff, Kind.Cash]) {
      await a.record(AGREEMENT, ANN, entry({ kind }), NO_SIGNATURES);
    }
    await a.recordMany(AGREEMENT, ANN, [entry({ quantity: 123_456_789n }), entry({ kind: Kind.Fact })], NO_SIGNATURES);
    const message = { agreement: AGREEMENT, member: ANN, entry: entry() };
    for (const nonce of [0n, 1n, 5n << 64n]) {
      const signed = await envelope(ledger, [ann], "RecordContribution", message, { nonce });
      await ledger.record(AGREEMENT, ANN, entry(), signed);
    }
    const leaves = Array.from({ length: 260 }, (_, i) => entry({ quantity: BigInt(i + 1) }));
    const tree = merkle(leaves.map((leaf, i) => leafHash(i, leaf)));
    const root = {
      kind: 1,
      root: tree.root,
      count: 260,
      valueCap: 10n ** 9n,
      content: EVIDENCE,
      algorithm: 1,
      size: 9n,
    };
    await a.recordRoot(AGREEMENT, ANN, root, NO_SIGNATURES);
    const terms = { party: 0, rewardRate: 100_000, attestations: 2, challengeDays: WINDOW_DAYS, rate: rate(1) };
    for (const i of [0, 3, 259]) {
      await ledger.claimLeaf(1, AGREEMENT, ANN, root, terms, i, leaves[i]!, tree.proofOf(i));
    }
    for (let id = 1; id <= 9; ++id) {
      await ledger.connect(cho).attestTo(id, CHO, NO_SIGNATURES);
      if (id !== 9) await ledger.connect(ben).attestTo(id, BEN, NO_SIGNATURES);
    }
    for (const id of [2, 4, 6]) await ledger.connect(dan).challenge(id, DAN, Scope.Attest, REASON, NO_SIGNATURES);
    await book(10n ** 6n);
    await ledger.connect(pan).rule(2, true, REASON, NO_SIGNATURES);
    await ledger.connect(pan).rule(4, false, REASON, NO_SIGNATURES);
    await a.withdraw(7, NO_SIGNATURES);
    await a.withdraw(9, NO_SIGNATURES);
    await time.increase(100 * DAY);
    await ledger.lapse(6);
    for (const id of [1, 3]) await ledger.finalise(id);
    await a.contra(2, ANN, 17, 19, REASON, NO_SIGNATURES);
    await a.invalidateNonce(ANN, 77);

    const logs = await ledger.queryFilter("*" as never);
    const named = logs.map((log) => {
      const { fragment, args } = log as unknown as { fragment: { name: string }; args: { toObject(): object } };
      return { name: fragment.name, args: args.toObject() as Record<string, unknown> };
    });
    const slots = fold(named);
    expect(slots.size).to.equal(2 * 12 + 1 + 1 + 1 + 2 + 3);
    for (const [slot, value] of slots) {
      const stored = await ethers.provider.getStorage(ledger, toBeHex(slot, 32));
      expect(BigInt(stored), `slot ${slot}`).to.equal(value);
    }
    const statuses = await Promise.all([1, 2, 4, 5, 6, 7, 9, 12].map((id) => ledger.contributionOf(id)));
    expect(statuses.map(({ status }) => status)).to.deep.equal([4n, 4n, 5n, 2n, 4n, 6n, 6n, 7n]);
  });
});
