import { ZeroHash } from "ethers";
import type { Bilingual, Step } from "../agreement/format.js";
import { DAY, toDay } from "../dates.js";
import { digest } from "../digest.js";
import { decimalsOf, parseAmount } from "../money.js";
import * as acts from "../sdk/acts/index.js";
import type { BankReceipt } from "../sdk/acts/types.js";
import { newEnvelope, signEnvelope } from "../sdk/envelope.js";
import { perform, toldIn } from "../sdk/perform.js";
import { NATIVE, accountOf } from "../sdk/terms.js";
import { approval } from "../sdk/token.js";
import {
  type Happening,
  type World,
  allPools,
  currencyAddress,
  holderOf,
  money,
  nameOf,
  namesOf,
  numberOf,
  signerOf,
  versionOn,
} from "./world.js";

type Of<K extends Step["do"]> = Extract<Step, { do: K }>;

/** The holder books a bank receipt, another party confirms it. */
export async function receipt(world: World, step: Of<"receipt">): Promise<Happening> {
  const { ledger, chain } = world;
  const decimals = decimalsOf(step.currency);
  const [first, last] = step.service.map(toDay) as [number, number];
  const facts: BankReceipt = {
    gross: parseAmount(step.gross, decimals),
    tax: parseAmount(step.tax ?? "0", decimals),
    directCosts: parseAmount(step.directCosts ?? "0", decimals),
    valueDate: toDay(step.date),
    first,
    last,
    payer: digest(step.payer),
    invoice: digest(`invoice ${step.as}`),
    contractNo: digest(`contract ${step.payer}`),
    bankReference: digest(`bank reference ${step.as}`),
    conversion: ZeroHash,
  };
  const currency = currencyAddress(chain, step.currency);
  const holder = holderOf(world, step.currency);
  const version = versionOn(world, last);
  const treasurer = await signerOf(world, holder);
  const key = toldIn<string>(await booked(), "ReceiptBooked", "key");
  const member = numberOf(world, step.confirmedBy);
  await perform(ledger, acts.confirmReceipt, { key, member }, await signerOf(world, step.confirmedBy));
  world.receipts.set(step.as, { key, currency: step.currency });
  function booked() {
    const common = { currency, version, receipt: facts };
    if (step.licence === undefined) {
      return perform(ledger, acts.bookReceipt, { agreement: world.agreement, ...common }, treasurer);
    }
    const { licence } = world.licences.get(step.licence)!;
    return perform(ledger, acts.bookLicenceReceipt, { licence, ...common }, treasurer);
  }

  const net = money(step.currency, facts.gross - facts.tax - facts.directCosts);
  const fate = world.entry.periodic
    ? { en: "is collected for the close", zh: "归集待分配" }
    : { en: "is shared", zh: "进入分配" };
  const [books, confirms] = [nameOf(world, holder), nameOf(world, step.confirmedBy)];
  const under = underText(world, step.licence);
  return {
    date: step.date,
    text: {
      en: `${books.en} books ${money(step.currency, facts.gross)} from ${step.payer}${under.en}; ${confirms.en} confirms. ${net} net ${fate.en}.`,
      zh: `${books.zh}登记来自 ${step.payer} 的收款 ${money(step.currency, facts.gross)}${under.zh}，${confirms.zh}复核；净额 ${net} ${fate.zh}。`,
    },
  };
}

/** Under which licence money came in, as a part of its sentence. */
function underText({ licences }: World, label: string | undefined): Bilingual {
  const found = label === undefined ? undefined : licences.get(label)!.licence;
  return found === undefined ? { en: "", zh: "" } : { en: ` under licence ${found}`, zh: `（许可 ${found}）` };
}

/** Part of a receipt goes back: a debt on the next money. */
export async function reverse(world: World, step: Of<"reverse">): Promise<Happening> {
  const { key, currency } = world.receipts.get(step.receipt)!;
  const amount = parseAmount(step.amount, decimalsOf(currency));
  const holder = holderOf(world, currency);
  const proposal = { key, amount, reason: digest(step.reason) };
  await perform(world.ledger, acts.proposeReversal, proposal, await signerOf(world, holder));
  const confirmation = { key, amount, member: numberOf(world, step.confirmedBy) };
  await perform(world.ledger, acts.confirmReversal, confirmation, await signerOf(world, step.confirmedBy));
  const name = nameOf(world, holder);
  return {
    date: step.date,
    text: {
      en: `${name.en} reverses ${money(currency, amount)}: ${step.reason}. It is taken off the next money, no payee is touched.`,
      zh: `${name.zh}冲回 ${money(currency, amount)}（${step.reason}），从下一笔收入中先行扣除，不动任何人的已得。`,
    },
  };
}

/** Tokens come in from outside. */
export async function payIn(world: World, step: Of<"pay-in">): Promise<Happening> {
  const { ledger, chain } = world;
  const currency = currencyAddress(chain, step.currency);
  const amount = parseAmount(step.amount, decimalsOf(step.currency));
  if (currency !== NATIVE) {
    const allowed = await approval(currency, ledger.addresses.treasury, amount);
    await (await chain.registrar.sendTransaction(allowed)).wait();
  }
  const day = Math.floor((await chain.now()) / DAY);
  const version = versionOn(world, day);
  const paid = { version, currency, amount, source: digest(step.payer) };
  if (step.licence === undefined) {
    await perform(ledger, acts.pay, { agreement: world.agreement, ...paid }, chain.registrar);
  } else {
    const { licence } = world.licences.get(step.licence)!;
    await perform(ledger, acts.payLicence, { licence, ...paid }, chain.registrar);
  }
  const held = await ledger.benefit.potOf(world.agreement, version, currency);
  const sum = money(step.currency, amount);
  const under = underText(world, step.licence);
  return {
    date: step.date,
    text:
      held === 0n
        ? {
            en: `${sum} from ${step.payer}${under.en} reaches the treasury and is shared.`,
            zh: `${step.payer} 的 ${sum}${under.zh} 入库并分配。`,
          }
        : {
            en: `${sum} from ${step.payer}${under.en} reaches the treasury and is kept until ${world.entry.periodic ? "the close" : "costs are recovered"}.`,
            zh: `${step.payer} 的 ${sum}${under.zh} 入库，${world.entry.periodic ? "待年度分配" : "待成本回收完毕"}。`,
          },
  };
}

/** A period is closed by its closers. */
export async function close(world: World, step: Of<"close">): Promise<Happening> {
  const [first, last] = step.period.map(toDay) as [number, number];
  const amount = parseAmount(step.amount, decimalsOf(step.currency));
  const plan = digest(`distribution plan ${step.period.join(" ")}`);
  world.closes.push(plan);
  const period = {
    agreement: world.agreement,
    version: versionOn(world, last),
    currency: currencyAddress(world.chain, step.currency),
    amount,
    first,
    last,
    plan,
    sequence: world.closes.length,
  };
  const args = { period, member: numberOf(world, step.by[0]!) };
  let envelope = await newEnvelope(world.ledger, acts.closePeriod, args);
  for (const id of step.by) {
    envelope = await signEnvelope(acts.closePeriod, envelope, await signerOf(world, id), numberOf(world, id));
  }
  await perform(world.ledger, acts.closePeriod, args, world.chain.registrar, envelope);
  const names = namesOf(world, step.by);
  return {
    date: step.date,
    text: {
      en: `${names.en} sign the distribution of ${step.period.join(" to ")}: ${money(step.currency, amount)} is shared.`,
      zh: `${names.zh}签署 ${step.period.join(" 至 ")} 分配方案：${money(step.currency, amount)} 进入分配。`,
    },
  };
}

/** A member is paid its tokens. Held revenue is released first where nothing holds it any more. */
export async function claim(world: World, step: Of<"claim">): Promise<Happening> {
  const { ledger, chain } = world;
  const currency = currencyAddress(chain, step.currency);
  for (const pot of await potsOf(world)) {
    if ((await ledger.benefit.potOf(world.agreement, pot, currency)) > 0n) {
      await perform(ledger, acts.release, { agreement: world.agreement, ...potPlace(pot), currency }, chain.registrar);
    }
  }
  const account = accountOf(numberOf(world, step.member));
  const pools = await allPools(world);
  const owed = await Promise.all(pools.map((pool) => ledger.benefit.owed(pool, account, currency)));
  const amount = owed.reduce((sum, part) => sum + part, 0n);
  await perform(ledger, acts.claim, { account, currency, pools }, chain.registrar);
  const name = nameOf(world, step.member);
  return {
    date: step.date,
    text: {
      en: `${name.en} is paid ${money(step.currency, amount)} by the treasury.`,
      zh: `金库向${name.zh}支付 ${money(step.currency, amount)}。`,
    },
  };
}

const PLACE = 16n;

/** Where money of the agreement was ever collected: a version's pot, or one of an asset with owners of its own. */
async function potsOf({ ledger, agreement }: World): Promise<bigint[]> {
  const changed = await ledger.benefit.queryFilter(ledger.benefit.filters.PotChanged(agreement));
  return [...new Set(changed.map(({ args }) => args.pot))];
}

/** A pot's number in its parts: `stand-in 32 | version 16`. */
const potPlace = (pot: bigint) => ({ version: Number(BigInt.asUintN(16, pot)), standIn: Number(pot >> PLACE) });
