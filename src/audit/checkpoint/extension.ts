import type { Finding, Sentence } from "../findings.js";
import { type Endpoint, ask, quantity } from "../load/endpoint.js";
import { isHex, requireShape } from "../load/shape.js";
import type { History } from "../load/load.js";
import { canonical } from "../report/files.js";
import { type Checkpoint, checkpointOf } from "./checkpoint.js";

export const CHECKPOINT = "checkpoint";
export const checkpointTitle: Sentence = {
  en: "The history goes on from the checkpoint",
  zh: "历史承接此前的检查点",
};

/**
 * Does a history go on from a checkpoint? The chain, the deployment and the module set must be the same, the block of the checkpoint must
 * have its hash, and the logs up to it must have its root: then not one of them was changed, left out or put in since.
 * @param hash the hash that the chain has now at the checkpoint's block; undefined where it has no such block.
 * @param moduleSet the digest of the module set now.
 */
export function judgeExtension(
  checkpoint: Checkpoint,
  history: History,
  { hash, moduleSet }: { hash: string | undefined; moduleSet: string },
): Finding[] {
  const block = Number(checkpoint.block);
  const past = history.logs.filter(({ blockNumber }) => blockNumber <= block);
  const now = checkpointOf({ ...history, logs: past }, moduleSet);
  const asked: [Sentence, string, string][] = [
    [{ en: "The checkpoint is of another chain.", zh: "检查点属于另一条链。" }, checkpoint.chainId, now.chainId],
    [
      { en: "The checkpoint is of another deployment.", zh: "检查点属于另一部署。" },
      canonical(checkpoint.contracts),
      canonical(now.contracts),
    ],
    [
      { en: "The module set is not the one of the checkpoint.", zh: "模块集与检查点不同。" },
      checkpoint.moduleSet,
      now.moduleSet,
    ],
    [
      { en: "The history does not begin where the checkpoint's does.", zh: "历史起点与检查点不同。" },
      checkpoint.from,
      now.from,
    ],
    [
      {
        en: "The checkpoint's block has another hash now: the chain was rewritten.",
        zh: "检查点区块的哈希已变：链被改写。",
      },
      checkpoint.blockHash,
      hash?.toLowerCase() ?? "no such block",
    ],
    [
      {
        en: "There are more or fewer events before the checkpoint than it counted.",
        zh: "检查点之前的事件数与其所记不同。",
      },
      checkpoint.events,
      now.events,
    ],
    [
      { en: "The events before the checkpoint are not those it stands for.", zh: "检查点之前的事件与其所记不同。" },
      checkpoint.eventsRoot,
      now.eventsRoot,
    ],
  ];
  return asked
    .filter(([, expected, found]) => expected !== found)
    .map(([text, expected, found]) => {
      return { check: CHECKPOINT, severity: "error", text, block, tx: "", logIndex: 0, expected, found };
    });
}

/** The hash that a chain has at a block now; undefined where it has none. @throws EndpointError when the endpoint does not answer. */
export async function hashAt(endpoint: Endpoint, block: number): Promise<string | undefined> {
  const found = await ask<{ hash: string } | null>(endpoint, "eth_getBlockByNumber", [quantity(block), false]);
  requireShape("eth_getBlockByNumber", found === null || isHex(Object(found).hash));
  return found?.hash;
}
