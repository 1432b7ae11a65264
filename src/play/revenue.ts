import { ZeroHash } from "ethers";
import type { Step } from "../agreement/format.js";
import { DAY, toDay } from "../dates.js";
import { digest } from "../digest.js";
import { decimalsOf, parseAmount } from "../money.js";
import * as bank from "../sdk/bank.js";
import { closePeriod } from "../sdk/closePeriod.js";
import { NATIVE, accountOf } from "../sdk/terms.js";
import * as treasury from "../sdk/treasury.js";
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
  const facts: bank.BankReceipt = {
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
  const key = await bank.bookReceipt(ledger, world.agreement, currency, version, facts, treasurer);
  const other = numberOf(world, step.confirmedBy);
  await bank.confirmReceipt(ledger, key, other, await signerOf(world, step.confirmedBy));
  world.receipts.set(step.as, { key, currency: step.currency });
  const net = money(step.currency, facts.gross - facts.tax - facts.directCosts);
  const fate = world.entry.periodic
    ? { en: "is collected for the close", zh: "归集待分配" }
    : { en: "is shared", zh: "进入分配" };
  const [books, confirms] = [nameOf(world, holder), nameOf(world, step.confirmedBy)];
  return {
    date: step.date,
    text: {
      en: `${books.en} books ${money(step.currency, facts.gross)} from ${step.payer}; ${confirms.en} confirms. ${net} net ${fate.en}.`,
      zh: `${books.zh}登记来自 ${step.payer} 的收款 ${money(step.currency, facts.gross)}，${confirms.zh}复核；净额 ${net} ${fate.zh}。`,
    },
  };
}

/** Part of a receipt goes back: a debt on the next money. */
export async function reverse(world: World, step: Of<"reverse">): Promise<Happening> {
  const { key, currency } = world.receipts.get(step.receipt)!;
  const amount = parseAmount(step.amount, decimalsOf(currency));
  const holder = holderOf(world, currency);
  const other = { member: numberOf(world, step.confirmedBy), signer: await signerOf(world, step.confirmedBy) };
  const treasurer = await signerOf(world, holder);
  await bank.reverseReceipt(world.ledger, key, amount, digest(step.reason), treasurer, other);
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
  if (currency !== NATIVE) await treasury.approve(ledger, currency, amount, chain.registrar);
  const day = Math.floor((await chain.now()) / DAY);
  const version = versionOn(world, day);
  await treasury.payIn(ledger, world.agreement, version, currency, amount, digest(step.payer), chain.registrar);
  const held = await ledger.benefit.potOf(world.agreement, version, currency);
  const sum = money(step.currency, amount);
  return {
    date: step.date,
    text:
      held === 0n
        ? {
            en: `${sum} from ${step.payer} reaches the treasury and is shared.`,
            zh: `${step.payer} 的 ${sum} 入库并分配。`,
          }
        : {
            en: `${sum} from ${step.payer} reaches the treasury and is kept until ${world.entry.periodic ? "the close" : "costs are recovered"}.`,
            zh: `${step.payer} 的 ${sum} 入库，${world.entry.periodic ? "待年度分配" : "待成本回收完毕"}。`,
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
  const closers = await Promise.all(
    step.by.map(async (id) => ({ member: numberOf(world, id), signer: await signerOf(world, id) })),
  );
  await closePeriod(world.ledger, period, closers, world.chain.registrar);
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
  for (const { version } of world.versions) {
    if ((await ledger.benefit.potOf(world.agreement, version, currency)) > 0n) {
      await (await ledger.benefit.release(world.agreement, version, currency)).wait();
    }
  }
  const account = accountOf(numberOf(world, step.member));
  const pools = allPools(world);
  const owed = await Promise.all(pools.map((pool) => ledger.benefit.owed(pool, account, currency)));
  const amount = owed.reduce((sum, part) => sum + part, 0n);
  await treasury.claim(ledger, account, currency, pools, chain.registrar);
  const name = nameOf(world, step.member);
  return {
    date: step.date,
    text: {
      en: `${name.en} is paid ${money(step.currency, amount)} by the treasury.`,
      zh: `金库向${name.zh}支付 ${money(step.currency, amount)}。`,
    },
  };
}
