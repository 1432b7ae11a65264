import { type BytesLike, Signature, type Wallet, concat, encodeRlp, hexlify, keccak256 } from "ethers";
import type { NodeBlock } from "../../src/audit/chain/header.js";
import type { Endpoint } from "../../src/audit/load/endpoint.js";

/** How a block of a QBFT chain is sealed; each part may be wrong. */
export interface Sealing {
  /** Whom the header lists. */
  listed: string[];
  proposer: string;
  sealers: Wallet[];
  vote?: { recipient: string; add: boolean };
  round?: number;
  /** The round that the seals are for. */
  sealedRound?: number;
  /** Changes the seals that were made. */
  seals?: (made: string[]) => string[];
}

type Nested = string | Nested[];

const numbers = /^(difficulty|number|gas|timestamp|baseFee|blobGas|excessBlob)/;
const names =
  "parentHash sha3Uncles miner stateRoot transactionsRoot receiptsRoot logsBloom difficulty number gasLimit gasUsed timestamp extraData mixHash nonce baseFeePerGas withdrawalsRoot blobGasUsed excessBlobGas parentBeaconBlockRoot requestsHash";

const short = (value: BytesLike | number | bigint): string => {
  const hex = BigInt(value as string).toString(16);
  return hex === "0" ? "0x" : `0x${hex.length % 2 ? "0" : ""}${hex}`;
};

/** Written anew here, with ethers alone, so that no fault of the audit's own code hides itself. */
function hashOf(block: NodeBlock, extraData: string): string {
  const fields = names.split(" ").filter((name) => name in block);
  const told = block as unknown as Record<string, string>;
  return keccak256(
    encodeRlp(
      fields.map((name) => (name === "extraData" ? extraData : numbers.test(name) ? short(told[name]!) : told[name]!)),
    ),
  );
}

/** `[vanity, validators, vote, round, seals]`. */
function extraOf({ listed, vote }: Sealing, round: number, seals: string[]): string {
  const votes: Nested = vote ? [vote.recipient, vote.add ? "0xff" : "0x"] : [];
  return encodeRlp([hexlify(new Uint8Array(32)), listed, votes, short(round), seals]);
}

/** A block as the validators of a QBFT chain would have made it. */
export function sealed(block: NodeBlock, parentHash: string, sealing: Sealing): NodeBlock {
  const { proposer, sealers, round = 0, sealedRound = round, seals = (made) => made } = sealing;
  const header = { ...block, parentHash, miner: proposer };
  const digest = hashOf(header, extraOf(sealing, sealedRound, []));
  const made = sealers.map((key) => sealOf(key, digest));
  const hash = hashOf(header, extraOf(sealing, 0, []));
  return { ...header, extraData: extraOf(sealing, round, seals(made)), hash };
}

/** `r 32 | s 32 | parity 1`. */
export function sealOf(key: Wallet, digest: string): string {
  const { r, s, yParity } = Signature.from(key.signingKey.sign(digest));
  return concat([r, s, new Uint8Array([yParity])]);
}

/** A chain's endpoint as that of a QBFT chain with the same transactions: every block is sealed and linked anew. */
export async function sealedChain(
  endpoint: Endpoint,
  sealing: (block: number) => Sealing,
  to?: number,
): Promise<{ endpoint: Endpoint; blocks: NodeBlock[] }> {
  const last = to ?? Number(await endpoint.send("eth_blockNumber", []));
  const blocks: NodeBlock[] = [];
  let parent = hexlify(new Uint8Array(32));
  for (let number = 0; number <= last; ++number) {
    const block = (await endpoint.send("eth_getBlockByNumber", [`0x${number.toString(16)}`, true])) as NodeBlock;
    blocks.push(sealed(block, parent, sealing(number)));
    parent = blocks[number]!.hash;
  }
  const send = async (method: string, params: unknown[]): Promise<unknown> => {
    if (method !== "eth_getBlockByNumber") return endpoint.send(method, params);
    return blocks[params[0] === "latest" ? last : Number(params[0])] ?? null;
  };
  return { endpoint: { send }, blocks };
}
