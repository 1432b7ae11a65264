import type { Books, Contribution, ReceiptStatus } from "../books.js";
import { addressOf } from "../ids.js";
import { nonceQuestion } from "./members.js";
import type { Expected, Question } from "./questions.js";

/** What the agreement registry must answer: the version in force, who is present, and each draft's consents. */
export function agreementQuestions({ agreements, drafts }: Books): Question[] {
  const IN_FORCE = 2n;
  const ENDED = 3n;
  const versions = [...agreements.values()]
    .filter(({ draft }) => draft !== undefined)
    .map(({ id, draft, ended, closes, gone }): Question => {
      const { terms, hash } = draft!;
      const present = terms.parties.reduce(
        (mask, { member }, place) => (gone.has(member) ? mask : mask | (1n << BigInt(place))),
        0n,
      );
      const expect = {
        status: ended ? ENDED : IN_FORCE,
        version: terms.version,
        terms: hash,
        parties: BigInt(terms.parties.length),
        amountCurrency: terms.amountCurrency,
        closes,
        present,
      };
      const about = { en: `agreement ${id}`, zh: `协议 ${id}` };
      return { contract: "agreements", call: "agreementOf", args: [id], expect, about };
    });
  const proposed = [...drafts.values()].map(
    ({ hash, agreement, terms, number, deemable, consents, voices }): Question => {
      const expect = { agreement, version: terms.version, number, deemable, voices, consents: BigInt(consents.size) };
      return {
        contract: "agreements",
        call: "draftOf",
        args: [hash],
        expect,
        about: { en: `draft ${hash}`, zh: `草案 ${hash}` },
      };
    },
  );
  return [...versions, ...proposed];
}

const contributionStatus: Record<Contribution["status"], bigint> = {
  recorded: 1n,
  challenged: 3n,
  final: 4n,
  rejected: 5n,
  withdrawn: 6n,
};
const ATTESTED = 2n;
const CONTRA = 7n;

/** What the contribution ledger must answer: each contribution and each entry that corrects one. */
export function* contributionQuestions({ contributions, contras, membership }: Books): Generator<Question> {
  const ask = (call: string, args: unknown[], expect: Record<string, Expected>, id: string): Question => {
    const about = { en: `contribution ${id}`, zh: `贡献 ${id}` };
    return { contract: "contributions", call, args, expect, about };
  };
  yield ask("counts", [], { contributions: BigInt(contributions.size + contras.size) }, "count");
  for (const one of contributions.values()) {
    const { id, agreement, member, kind, pool, costPool, units, cost, rewardRate, needed } = one;
    const attested = one.status === "recorded" && BigInt(one.attestors.length) >= needed;
    const status = attested ? ATTESTED : contributionStatus[one.status];
    const expect = { agreement, member, kind, pool, costPool, units, cost, rewardRate, needed, status };
    yield ask("contributionOf", [id], expect, String(id));
  }
  for (const [id, { contribution: corrects, units, cost }] of contras)
    yield ask("contributionOf", [id], { corrects, units, cost, status: CONTRA }, String(id));
  for (const [key, next] of membership.contributionNonces)
    yield ask("nextNonce", ...nonceQuestion(key, next), `nonces ${key}`);
}

const receiptStatus: Record<ReceiptStatus, bigint> = { booked: 1n, confirmed: 2n, withdrawn: 3n };

/** What the rails must answer: holders, receipts, every payment of every run, and the payouts that the treasury has learnt. */
export function railQuestions(books: Books): Question[] {
  const holders = [...books.holders].map(([key, { member: holder, invoiceFirst }]): Question => {
    const [agreement, currency] = key.split(":").map(BigInt) as [bigint, bigint];
    const about = {
      en: `the holder of agreement ${agreement} in currency ${currency}`,
      zh: `协议 ${agreement} 币种 ${currency} 的收款单位`,
    };
    const args = [agreement, addressOf(books, currency)];
    return { contract: "bank", call: "holderOf", args, expect: { holder, invoiceFirst }, about };
  });
  const receipts = [...books.receipts].map(([key, { status, net, reversed, pending }]): Question => {
    const expect = { status: receiptStatus[status], net, reversed, pending };
    return {
      contract: "bank",
      call: "receiptOf",
      args: [key],
      expect,
      about: { en: `receipt ${key}`, zh: `收款 ${key}` },
    };
  });
  const payments = [...books.runs.values()].flatMap((run) =>
    run.payments.map(({ run: number, position, status, account, amount }): Question => {
      const about = { en: `payment ${position} of run ${number}`, zh: `付款批次 ${number} 第 ${position} 笔` };
      return {
        contract: "bank",
        call: "paymentOf",
        args: [number, position],
        expect: { status, account, amount },
        about,
      };
    }),
  );
  const leases = [...books.leases].map(([member, lease]): Question => {
    const about = { en: `the payout learnt of member ${member}`, zh: `金库所记成员 ${member} 的收款地址` };
    return { contract: "treasury", call: "payoutOf", args: [member], expect: { ...lease }, about };
  });
  return [...holders, ...receipts, ...payments, ...leases];
}
