import { readdir } from "node:fs/promises";
import path from "node:path";
import { FetchRequest, JsonRpcProvider } from "ethers";
import * as v from "valibot";
import type { Bilingual } from "../agreement/format.js";
import { closed, maybe, object } from "../agreement/words.js";
import { BilingualError } from "../bilingualError.js";
import { feePolicies } from "../sdk/feePolicies.js";
import { codeOf, writeNew, writeOver } from "./files.js";
import { isIdentifier } from "./identifiers.js";
import { address, checked, explorerUrl, hash, nodeUrl, readTyped } from "./typedFile.js";

const whole = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));

const networkSchema = object(
  closed({
    /** Where a node answers. */
    rpc: nodeUrl,
    chainId: whole,
    /** The hash of block 0, by which a chain that began anew is told from the one that was meant. */
    genesis: hash,
    addresses: object(
      closed({
        members: address,
        set: address,
        benefit: address,
        bank: address,
        treasury: address,
        agreements: address,
        contributions: address,
        hold: address,
        property: address,
        licences: address,
        rewards: address,
      }),
    ),
    fees: v.picklist(feePolicies),
    /** The block that the deployment began at: nothing before it concerns the ledger. */
    fromBlock: whole,
    /** Where an explorer shows a transaction; {tx} stands for its hash. */
    explorer: maybe(explorerUrl),
  }),
);

/** A chain and the deployment on it that commands talk to: `<home>/networks/<name>.json`. */
export type Network = v.InferOutput<typeof networkSchema>;

/** What can be wrong with a network's file, or between it and the chain. */
export type NetworkFault = "name" | "missing" | "exists" | "unreachable" | "chain" | "genesis" | "code";

/** A network cannot be used as it is described. */
export class NetworkError extends BilingualError {
  override name = "NetworkError";
  constructor(
    readonly fault: NetworkFault,
    sentence: Bilingual,
    options?: ErrorOptions,
  ) {
    super(sentence, options);
  }
}

/**
 * A name that may be a network's.
 * @throws NetworkError: name.
 */
export function requireNetworkName(name: string): string {
  if (!isIdentifier(name)) throw new NetworkError("name", noName(name));
  return name;
}

const networkFile = (home: string, name: string): string =>
  path.join(home, "networks", `${requireNetworkName(name)}.json`);

/**
 * A network's description.
 * @throws NetworkError: name, missing; FileError for a file that says something else.
 */
export async function readNetwork(home: string, name: string): Promise<Network> {
  const network = await readTyped(networkFile(home, name), networkSchema);
  if (network === undefined) throw new NetworkError("missing", missing(name, await listNetworks(home)));
  return network;
}

/**
 * Keeps a network's description.
 * @param replace Whether it may take the place of an earlier one.
 * @throws NetworkError: name, exists; FileError when a field is not sound.
 */
export async function saveNetwork(home: string, name: string, network: Network, replace = false): Promise<void> {
  const file = networkFile(home, name);
  const text = `${JSON.stringify(checked(file, networkSchema, network), undefined, 2)}\n`;
  try {
    await (replace ? writeOver : writeNew)(file, text);
  } catch (error) {
    throw codeOf(error) === "EEXIST" ? new NetworkError("exists", exists(name), { cause: error }) : error;
  }
}

/** The names of all networks. */
export async function listNetworks(home: string): Promise<string[]> {
  const files = await readdir(path.join(home, "networks")).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  });
  return files
    .filter((file) => file.endsWith(".json"))
    .map((file) => path.basename(file, ".json"))
    .filter(isIdentifier)
    .toSorted();
}

const PATIENCE = 20_000; // milliseconds a node is given for an answer
const POLLING = 250; // milliseconds; blocks of a consortium chain come every second or two

/** A way to a network's node. It asks for nothing yet: see {@link checkNetwork}. `destroy()` it at the end. */
export function connectTo({ rpc, chainId }: Pick<Network, "rpc" | "chainId">): JsonRpcProvider {
  const request = new FetchRequest(rpc);
  request.timeout = PATIENCE;
  // The chain is checked by ourselves; ethers would ask a node that is down again and again, for ever.
  const options = { staticNetwork: true, cacheTimeout: -1, pollingInterval: POLLING };
  return new JsonRpcProvider(request, chainId, options);
}

/** What is asked of a node. */
export interface Rpc {
  send(method: string, params: unknown[]): Promise<unknown>;
}

/**
 * Which chain a node is on: its number and the hash of its first block.
 * @throws NetworkError: unreachable, also for an answer that no node gives.
 */
export async function identify(rpc: Rpc): Promise<Pick<Network, "chainId" | "genesis">> {
  try {
    const asked = [rpc.send("eth_chainId", []), rpc.send("eth_getBlockByNumber", ["0x0", false])] as const;
    const [chainId, block] = await Promise.all(asked);
    return { chainId: Number(v.parse(quantity, chainId)), genesis: v.parse(firstBlock, block).hash };
  } catch (error) {
    throw new NetworkError("unreachable", unreachable, { cause: error });
  }
}

const quantity = v.pipe(v.string(), v.regex(/^0x[0-9a-f]{1,13}$/i));
const firstBlock = v.object({ hash });
const code = v.pipe(v.string(), v.regex(/^0x([0-9a-f]{2})*$/i));

/**
 * Compares a network's description with the chain.
 * @returns what does not agree, the gravest first; empty when all does.
 */
export async function checkNetwork(rpc: Rpc, name: string, network: Network): Promise<NetworkError[]> {
  let found: Pick<Network, "chainId" | "genesis">;
  try {
    found = await identify(rpc);
  } catch (error) {
    if (error instanceof NetworkError) return [error];
    throw error;
  }
  if (found.chainId !== network.chainId) {
    return [new NetworkError("chain", otherChain(name, network.chainId, found.chainId))];
  }
  if (found.genesis.toLowerCase() !== network.genesis.toLowerCase())
    return [new NetworkError("genesis", begunAnew(name))];
  const codes = Object.entries(network.addresses).map(async ([contract, at]) => {
    const bytes = v.parse(code, await rpc.send("eth_getCode", [at, "latest"]));
    return bytes === "0x" ? [new NetworkError("code", noCode(name, contract, at))] : [];
  });
  try {
    return (await Promise.all(codes)).flat();
  } catch (error) {
    return [new NetworkError("unreachable", unreachable, { cause: error })];
  }
}

const noName = (name: string): Bilingual => ({
  en: `"${name}" is no name for a network. Use lower-case letters, digits and single hyphens, at most 64.`,
  zh: `“${name}” 不能作为网络名。只用小写字母、数字和单个连字符，至多 64 个字符。`,
});

const missing = (name: string, known: string[]): Bilingual =>
  known.length === 0
    ? { en: `There is no network ${name}. Add it first.`, zh: `没有网络 ${name}，请先添加。` }
    : {
        en: `There is no network ${name}. Known are ${known.join(", ")}; choose one, or add it.`,
        zh: `没有网络 ${name}。已有：${known.join("、")}；请选用其一或添加。`,
      };

const exists = (name: string): Bilingual => ({
  en: `There is a network ${name} already. Choose another name, or say that it is to be replaced.`,
  zh: `网络 ${name} 已存在。请另取名称，或指明替换。`,
});

const unreachable: Bilingual = {
  en: "The node does not answer as a node of a chain does. Check that it runs and that the network's rpc is right.",
  zh: "节点无响应或答复异常。请确认节点已运行且网络的 rpc 正确。",
};

const otherChain = (name: string, expected: number, got: number): Bilingual => ({
  en: `The node is on chain ${got}, but network ${name} is chain ${expected}. Correct the network's rpc, or choose the right network.`,
  zh: `该节点属链 ${got}，而网络 ${name} 为链 ${expected}。请更正 rpc，或选用正确的网络。`,
});

const begunAnew = (name: string): Bilingual => ({
  en: `The chain began anew since network ${name} was added (a local node was restarted). Deploy again, add the network anew, and clear the activity of this network in wallets.`,
  zh: `网络 ${name} 添加后，该链已重新开始（本地节点曾重启）。请重新部署并添加网络，并在钱包中清除该网络的活动记录。`,
});

const noCode = (name: string, contract: string, at: string): Bilingual => ({
  en: `There is no contract at ${at}, where network ${name} has "${contract}". Add the network again from the deployment's deployed_addresses.json.`,
  zh: `${at} 处没有合约，而网络 ${name} 的 “${contract}” 应在此。请以部署的 deployed_addresses.json 重新添加网络。`,
});
