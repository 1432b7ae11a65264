import type { AccountNumber, CurrencyAddress, MinorUnits, PoolNumber } from "../sdk/acts/types.js";
import { NATIVE } from "../sdk/terms.js";
import { approval } from "../sdk/token.js";
import { usage } from "./exits.js";
import type { Session } from "./session.js";

/** Of every account, the pools of an agreement that owe it something in a currency, by the fold of the history. */
async function owing(session: Session, currency: CurrencyAddress): Promise<Map<AccountNumber, PoolNumber[]>> {
  const { books } = await session.history();
  const { benefit } = await session.ledger();
  const number = await session.find.currencyNumber(currency);
  const asked = [...books.pools.values()].flatMap((pool) =>
    [...pool.owed.keys()]
      .map((key) => key.split(":").map(BigInt) as [bigint, bigint])
      .filter(([, one]) => one === number)
      .map(([account]) => ({ pool: pool.id, account })),
  );
  const amounts = await Promise.all(asked.map(({ pool, account }) => benefit.owed(pool, account, currency)));
  const result = new Map<AccountNumber, PoolNumber[]>();
  for (const [i, { pool, account }] of asked.entries()) {
    if (amounts[i]! > 0n) result.set(account, [...(result.get(account) ?? []), pool]);
  }
  return result;
}

const agreementOfPool = (pool: PoolNumber): bigint => pool >> 16n;

/** The payees of a payment run: the accounts named, or all that are owed something. */
export async function paymentItems(
  session: Session,
  agreement: bigint,
  currency: CurrencyAddress,
  accounts: readonly AccountNumber[],
): Promise<{ account: AccountNumber; pools: PoolNumber[] }[]> {
  const FIRST_NON_MEMBER_KIND = 2n; // disputes and orders are paid to nobody
  const items = [...(await owing(session, currency))]
    .map(([account, pools]) => ({ account, pools: pools.filter((pool) => agreementOfPool(pool) === agreement) }))
    .filter(({ account, pools }) => pools.length > 0 && account >> 56n < FIRST_NON_MEMBER_KIND)
    .filter(({ account }) => accounts.length === 0 || accounts.includes(account));
  if (items.length === 0) throw usage("Nobody is owed anything there.", "没有应付款项。");
  return items.sort((a, b) => (a.account < b.account ? -1 : 1));
}

/** The pools that owe an account something in a currency. */
export async function poolsOwing(
  session: Session,
  account: AccountNumber,
  currency: CurrencyAddress,
): Promise<PoolNumber[]> {
  const pools = (await owing(session, currency)).get(account) ?? [];
  if (pools.length === 0)
    throw usage("The account is owed nothing in this currency.", "该账户在此币种下没有应得款项。");
  return pools;
}

/** Lets the treasury pull a token from the sender's account; the native coin is sent along instead. */
export async function approveTokens(session: Session, currency: CurrencyAddress, amount: MinorUnits): Promise<void> {
  if (currency === NATIVE) return;
  if (session.options.dryRun === true) {
    return session.out.say({
      en: "A dry run does not let the treasury pull the token: it can only succeed where that was done before.",
      zh: "试运行不会授权金库划转代币：此前已授权方能成功。",
    });
  }
  const { addresses } = await session.ledger();
  await session.agree({
    en: `Let the treasury pull ${amount} of token ${currency}?`,
    zh: `允许金库划转代币 ${currency} 共 ${amount}？`,
  });
  await session.send(await approval(currency, addresses.treasury, amount));
}
