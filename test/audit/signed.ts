import { expect } from "chai";
import { TypedDataEncoder, Wallet, id } from "ethers";
import type { Act as AuditAct, Around, Functions } from "../../src/audit/acts/act.js";
import { agreementFunctions } from "../../src/audit/acts/agreements.js";
import { amountOf, contributionFunctions } from "../../src/audit/acts/contributions.js";
import { memberFunctions } from "../../src/audit/acts/members.js";
import { newBooks } from "../../src/audit/books.js";
import { hashStruct } from "../../src/audit/eip712.js";
import { Act, entry } from "../helpers/contribution.js";
import { actType } from "../helpers/members.js";
import { ACT_TYPES, SIGN_TYPES, makeTerms } from "../helpers/terms.js";

type Fields = Record<string, { type: string; name: string }[]>;

const [ANN, BEN] = [1n, 2n];
const deadline = 99n;
const signatures = [{ signer: Wallet.createRandom().address, signature: "0x" }];
const envelope = { nonce: (5n << 64n) | 3n, deadline, signatures };
const draft = id("draft");
const digest = id("digest");
const grant = { signer: Wallet.createRandom().address, scopes: 3n, validUntil: 77n };
const policy = { base: 1n, second: 2n, third: 0n, secondFrom: 10n, thirdFrom: 0n };
const root = { kind: 1n, root: digest, count: 4n, valueCap: 10n, content: digest, algorithm: 1n, size: 2n };
const period = {
  agreement: 1n,
  version: 1n,
  currency: grant.signer,
  amount: 5n,
  first: 1n,
  last: 2n,
  plan: digest,
  sequence: 1n,
};

function around(): Around {
  const books = newBooks();
  books.contributions.set(7n, {
    ...{ id: 7n, agreement: 1n, member: ANN, kind: 1n, value: 100n, units: 5n, cost: 6n, pool: 1n, costPool: 0n },
    ...{ rewardRate: 0n, needed: 1n, attestors: [], status: "recorded", block: 1, tx: "", logIndex: 0 },
  });
  return { books, transaction: [], sender: "" };
}

/** Function by function: its arguments, and the EIP-712 types that the contracts' own tests sign. */
const cases: [functions: unknown, name: string, args: object, act: string, types: Fields][] = [
  ...(
    [
      ["record", { agreement: 1n, member: ANN, entry: entry() }, "RecordContribution"],
      ["recordMany", { agreement: 1n, member: ANN, entries: [entry(), entry({ size: 9n })] }, "RecordContributions"],
      ["recordRoot", { agreement: 1n, member: ANN, root }, "RecordRoot"],
      ["attestTo", { contribution: 7n, member: BEN }, "AttestContribution"],
      ["challenge", { contribution: 7n, member: BEN, scope: 4n, reason: digest }, "ChallengeContribution"],
      ["rule", { contribution: 7n, stands: false, reason: digest }, "RuleContribution"],
      ["withdraw", { contribution: 7n }, "WithdrawContribution"],
      ["contra", { contribution: 7n, member: ANN, units: 1n, cost: 2n, reason: digest }, "ContraContribution"],
    ] as const
  ).map(([name, args, act]): (typeof cases)[number] => {
    return [contributionFunctions, name, args, act, { [act]: [...Act[act].fields], ...Act[act].more }];
  }),
  ...(
    [
      ["reserve", { agreement: 1n, lead: ANN }, "ReserveAgreement"],
      ["propose", { terms: makeTerms(), by: ANN }, "ProposeTerms"],
      ["withdraw", { draft, member: ANN }, "WithdrawSignature"],
      ["giveNotice", { draft, member: ANN, notice: digest }, "GiveNotice"],
      ["confirmConditions", { draft, member: ANN, fulfilment: digest }, "ConfirmConditions"],
      ["leaveAgreement", { agreement: 1n, member: ANN, reason: digest }, "LeaveAgreement"],
      ["resolve", { agreement: 1n, kind: 1n, subject: BEN, digest, member: ANN }, "Resolve"],
      ["closePeriod", { period, closers: [{ member: ANN, signatures }], deadline }, "ClosePeriod"],
    ] as const
  ).map(([name, args, act]): (typeof cases)[number] => [
    agreementFunctions,
    name,
    args,
    act,
    { [act]: ACT_TYPES[act] },
  ]),
  ...(
    [
      ["setSigner", { grant, letterDigest: digest, consent: "0x" }, "SetSigner"],
      ["revokeSigner", { signer: grant.signer, letterDigest: digest }, "RevokeSigner"],
      ["setPolicy", { scope: 2n, policy, letterDigest: digest }, "SetPolicy"],
      ["changeName", { nameDigest: digest, since: 4n, evidenceDigest: digest }, "ChangeName"],
      ["changeProfile", { profileDigest: digest, profileURI: "ipfs://协议" }, "ChangeProfile"],
      ["changePayout", { payout: grant.signer, bankAccount: digest }, "ChangePayout"],
      ["cancelPayoutChange", {}, "CancelPayoutChange"],
      ["cancelRecovery", {}, "CancelRecovery"],
      ["exit", { evidenceDigest: digest }, "Exit"],
    ] as const
  ).map(([name, args, act]): (typeof cases)[number] => {
    return [memberFunctions, name, { member: ANN, ...args }, act, actType(act)];
  }),
];

describe("What the audit takes members to have signed", () => {
  for (const [functions, name, args, act, types] of cases) {
    it(`${name}: ${act}, as the contracts' tests sign it`, () => {
      const needs = (functions as Functions<object>)[name]!({ envelope, ...args }, around());
      const { signed } = needs.authorisations![0]! as AuditAct["authorisations"][number];
      const value = signed!.value as Record<string, unknown>;
      expect(hashStruct(signed!.type, value)).to.equal(TypedDataEncoder.hashStruct(act, types, value));
      const fields = types[act]!.map((field) => field.name);
      expect(Object.keys(value)).to.include.members(fields);
      expect(signed!.deadline).to.equal(deadline);
    });
  }

  it("sign: the whole terms, by their hash", () => {
    const terms = makeTerms();
    const hash = TypedDataEncoder.hashStruct("Terms", SIGN_TYPES, terms);
    const args = { draft: hash, place: 0n, entry: { member: ANN, rewardRate: 0n }, envelope };
    const { signed } = (agreementFunctions["sign"] as unknown as Functions<object>[string])(args, around())
      .authorisations![0]!;
    const expected = TypedDataEncoder.hashStruct("SignTerms", SIGN_TYPES, { terms, member: ANN, deadline });
    expect(hashStruct(signed!.type, signed!.value)).to.equal(expected);
  });

  it("an amount is asked of a policy as the contribution keeps it: 15 bits, rounded up", () => {
    expect([0n, 1n, 32_767n, 32_768n, 32_769n].map(amountOf)).to.deep.equal([0n, 1n, 32_767n, 32_768n, 32_770n]);
    expect(amountOf(65_535n)).to.equal(65_536n);
    expect(amountOf(1_000_000_001n)).to.equal(1_000_013_824n);
    expect(amountOf(2n ** 96n - 1n)).to.equal(2n ** 96n - 1n);
  });
});
