import type { EthereumProvider } from "hardhat/types/providers";

const CLOCKS_DIFFER = 3600; // seconds

interface Block {
  timestamp: string;
  transactions: { hash: string; from: string; nonce: string }[];
}

const quantity = (n: number): string => `0x${n.toString(16)}`;

/** A transaction that was about to be sent is neither surely sent nor surely not. Everything a person needs is in the sentence. */
export class UndecidedTransactionError extends Error {
  override name = "UndecidedTransactionError";
}

/**
 * Was a transaction sent, of which only sender and nonce are known?
 * @param since Unix seconds when it was about to be sent.
 * @return Its hash, or undefined when it never reached the chain.
 * @throws UndecidedTransactionError when it waits for a block, or is in one but cannot be found.
 */
export async function findTransaction(
  provider: EthereumProvider,
  sender: string,
  nonce: number,
  since: number,
): Promise<string | undefined> {
  const countAt = async (tag: string) =>
    Number((await provider.request({ method: "eth_getTransactionCount", params: [sender, tag] })) as string);
  if ((await countAt("pending")) <= nonce) return undefined;
  const what = `The transaction with nonce ${nonce} of ${sender}`;
  if ((await countAt("latest")) <= nonce) {
    throw new UndecidedTransactionError(`${what} waits for a block. Run the same command again when it is in one.`);
  }
  const latest = Number((await provider.request({ method: "eth_blockNumber" })) as string);
  for (let number = latest; number >= 0; --number) {
    const params = [quantity(number), true];
    const block = (await provider.request({ method: "eth_getBlockByNumber", params })) as Block;
    const mine = block.transactions.find(
      (t) => t.from.toLowerCase() === sender.toLowerCase() && Number(t.nonce) === nonce,
    );
    if (mine) return mine.hash;
    if (Number(block.timestamp) < since - CLOCKS_DIFFER) break;
  }
  throw new UndecidedTransactionError(
    `${what} is on the chain, but in no block since the deployment was stopped. Find its hash with a block explorer and ` +
      "name it: hardhat ignition track-tx HASH DEPLOYMENT-ID --network NETWORK. Then run the same command again.",
  );
}
