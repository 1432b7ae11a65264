import type { Signer } from "ethers";
import type { AgreementFile, Step } from "../agreement/format.js";
import { digest } from "../digest.js";
import * as acts from "../sdk/acts/index.js";
import type { PaymentItem } from "../sdk/acts/types.js";
import { perform, toldIn } from "../sdk/perform.js";
import { accountOf, rewardOf } from "../sdk/terms.js";
import { BankSettlement__factory } from "../../typechain-types/factories/contracts/benefit/BankSettlement__factory.js";
import { isOf } from "./earlier.js";
import { type Happening, type World, allPools, currencyAddress, holderOf, money, numberOf, signerOf } from "./world.js";

/** IBankSettlement.PaymentStatus: the holder's own share, which it does not pay to itself. */
const RETAINED = 2n;

interface Payment {
  account: bigint;
  status: bigint;
  amount: bigint;
}

type Instructed = [agreement: bigint, currency: string, items: PaymentItem[]];
const INSTRUCT = BankSettlement__factory.createInterface().getFunction("instruct").selector;

/** What an earlier run of the file paid at this place. What was due then is due no more. */
async function itemsBefore({ ledger, earlier, agreement }: World, currency: string, holder: Signer) {
  const abi = ledger.bank.interface;
  const from = await holder.getAddress();
  const instructed = (data: string) => abi.decodeFunctionData("instruct", data) as unknown as Instructed;
  const call = earlier.find((one) => {
    if (!isOf(one, from, ledger.addresses.bank, INSTRUCT)) return false;
    const [of, code] = instructed(one.data);
    return of === agreement && BigInt(code) === BigInt(currency);
  });
  return call && instructed(call.data)[2].map(({ account, pools }) => ({ account, pools: [...pools] }));
}

/** The members whose people have a reward pot in some version. */
function rewardedIn({ agreement, story }: AgreementFile): Set<string> {
  const changes = story.flatMap((step) => (step.do === "amend" ? (step.change.parties ?? []) : []));
  return new Set(
    [...agreement.parties, ...changes].filter(({ reward }) => reward !== undefined).map(({ member }) => member),
  );
}

/** What each payee, and each payee's people, can be paid now. */
async function itemsDue(world: World, currency: string, payees: string[]): Promise<PaymentItem[]> {
  const pools = await allPools(world);
  const rewarded = rewardedIn(world.file);
  const accounts = payees.flatMap((id) => {
    const member = numberOf(world, id);
    return rewarded.has(id) ? [accountOf(member), rewardOf(member)] : [accountOf(member)];
  });
  const owed = await Promise.all(
    accounts.map((account) => Promise.all(pools.map((pool) => world.ledger.benefit.owed(pool, account, currency)))),
  );
  return accounts.filter((_, i) => owed[i]!.some((amount) => amount > 0n)).map((account) => ({ account, pools }));
}

/** The holder pays what is owed; the bank sends some payments back. */
export async function paymentRun(world: World, step: Extract<Step, { do: "payment-run" }>): Promise<Happening> {
  const { ledger, chain } = world;
  const currency = currencyAddress(chain, step.currency);
  const holder = await signerOf(world, holderOf(world, step.currency));
  const items = (await itemsBefore(world, currency, holder)) ?? (await itemsDue(world, currency, step.payees));
  const done = await perform(ledger, acts.instruct, { agreement: world.agreement, currency, items }, holder);
  const run = toldIn<bigint>(done, "RunInstructed", "run");
  const payments = toldIn<Payment[]>(done, "RunInstructed", "payments").map((one, position) => ({ ...one, position }));
  const rejected = new Set((step.rejected ?? []).map((id) => accountOf(numberOf(world, id))));
  const sent = payments.filter(({ status }) => status !== RETAINED);
  const back = sent.filter(({ account }) => rejected.has(account));
  const made = sent.filter(({ account }) => !rejected.has(account));
  const statement = digest(`statement of run ${run}`);
  for (const [act, list] of [[acts.confirmPayments, made] as const, [acts.rejectPayments, back] as const]) {
    const positions = list.map(({ position }) => position);
    if (positions.length > 0) await perform(ledger, act, { run, positions, statement }, holder);
  }
  const total = (list: Payment[]) =>
    money(
      step.currency,
      list.reduce((sum, { amount }) => sum + amount, 0n),
    );
  const own = payments.filter(({ status }) => status === RETAINED);
  const returned =
    back.length === 0
      ? { en: "", zh: "" }
      : {
          en: ` The bank sends ${back.length} back (${total(back)}): owed again.`,
          zh: ` 银行退回 ${back.length} 笔（${total(back)}），重新挂账。`,
        };
  const kept =
    own.length === 0
      ? { en: "", zh: "" }
      : {
          en: ` The holder keeps its own ${total(own)}.`,
          zh: ` 收款单位留存自己的 ${total(own)}。`,
        };
  return {
    date: step.date,
    text: {
      en: `Payment run ${run}: ${made.length} payments, ${total(made)}, confirmed by statement.${kept.en}${returned.en}`,
      zh: `第 ${run} 批付款：${made.length} 笔，共 ${total(made)}，经对账单确认。${kept.zh}${returned.zh}`,
    },
  };
}
