import type { Signer } from "ethers";
import { type Ledger, as } from "./ledger.js";
import { NATIVE } from "./terms.js";

/** Pays tokens (approved to the treasury beforehand) or the native coin into an agreement, for service of today. */
export async function payIn(
  ledger: Ledger,
  agreement: bigint,
  version: number,
  currency: string,
  amount: bigint,
  source: string,
  payer: Signer,
): Promise<void> {
  const value = currency === NATIVE ? amount : 0n;
  await (await as(ledger, payer).treasury.pay(agreement, version, currency, amount, source, { value })).wait();
}

/** Pays what an account is owed to its member's registered address. Anybody may ask for it. */
export async function claim(
  ledger: Ledger,
  account: bigint,
  currency: string,
  pools: bigint[],
  sender: Signer,
): Promise<void> {
  await (await as(ledger, sender).treasury.claim(account, currency, pools)).wait();
}
