import { Contract, type ContractTransactionResponse, type Signer } from "ethers";
import { type Ledger, as } from "./ledger.js";
import { NATIVE } from "./terms.js";

/** Lets the treasury pull this much of a token from its owner. */
export async function approve(ledger: Ledger, token: string, amount: bigint, owner: Signer): Promise<void> {
  const contract = new Contract(token, ["function approve(address spender, uint256 amount) returns (bool)"], owner);
  const sent = (await contract.getFunction("approve")(
    ledger.addresses.treasury,
    amount,
  )) as ContractTransactionResponse;
  await sent.wait();
}

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
