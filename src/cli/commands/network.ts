import { toQuantity } from "ethers";
import { table } from "../../audit/report/table.js";
import { feePolicies } from "../../sdk/feePolicies.js";
import { type Command, command } from "../command.js";
import { momentText } from "../dates.js";
import { describeNetwork } from "../describeNetwork.js";
import { jsonOf } from "../documents.js";
import * as k from "../kinds.js";
import { checkNetwork, connectTo, listNetworks, readNetwork, saveNetwork } from "../networks.js";
import { argument, maybe, need } from "../parameters.js";
import { CliError, Exit } from "../exits.js";
import { rowsOf } from "../show.js";
import { ofTestChain } from "../testStage.js";

const name = argument(k.words, { en: "what to call the network", zh: "网络名称" });
const fees = k.choice(
  { en: "what the chain asks for gas; found out without it", zh: "燃料费方式，默认自动判断" },
  Object.fromEntries(feePolicies.map((one) => [one, one])),
);

/** Chains, and the deployment on each. */
export const networkCommands: readonly Command[] = [
  command({
    verb: "add",
    about: { en: "add a network, or say where it is now", zh: "添加或更新网络" },
    example:
      "network add local --rpc http://127.0.0.1:8545 --deployment ignition/deployments/local/deployed_addresses.json",
    parameters: {
      name,
      rpc: need(k.words, { en: "a node's URL", zh: "节点网址" }),
      deployment: need(k.file, {
        en: "deployed_addresses.json of the deployment",
        zh: "部署产生的 deployed_addresses.json",
      }),
      fees: maybe(fees, undefined),
      fromBlock: maybe(k.small("block", "block that the deployment began at", "部署起始区块", 2 ** 48), 0),
      explorer: maybe(k.words, undefined, { en: "an explorer's URL with {tx} in it", zh: "区块浏览器网址，含 {tx}" }),
    },
    run: async ({ name: called, rpc, deployment, fees: policy, fromBlock, explorer }, session) => {
      const deployed = (await jsonOf(deployment)) as Record<string, unknown>;
      const provider = connectTo({ rpc, chainId: 0 });
      const stated = { name: called, rpc, fromBlock, ...(policy && { fees: policy }), ...(explorer && { explorer }) };
      try {
        const network = await describeNetwork(provider, stated, deployed);
        await saveNetwork(session.home, called, network, true);
        session.out.data({ network: called, ...network }, () => [
          session.out.pick({
            en: `Network ${called}: chain ${network.chainId}, fees ${network.fees}.`,
            zh: `网络 ${called}：链 ${network.chainId}，燃料费 ${network.fees}。`,
          }),
        ]);
      } finally {
        provider.destroy();
      }
    },
  }),
  command({
    verb: "check",
    about: {
      en: "does the node answer, on the right chain, with the contracts in place?",
      zh: "检查节点、链与合约是否相符",
    },
    example: "network check",
    parameters: {},
    run: async (_given, session) => {
      const { name: called, ...network } = await session.network();
      const provider = connectTo(network);
      const faults = await checkNetwork(provider, called, network).finally(() => provider.destroy());
      if (faults.length > 0) {
        const [en, zh] = [faults.map(({ sentence }) => sentence.en), faults.map(({ sentence }) => sentence.zh)];
        throw new CliError(Exit.rpc, { en: en.join("\n"), zh: zh.join("\n") });
      }
      session.out.data({ network: called, ...network, sound: true }, () => [
        session.out.pick({ en: `Network ${called} is as it should be.`, zh: `网络 ${called} 一切相符。` }),
      ]);
    },
  }),
  command({
    verb: "wait",
    about: { en: "let hours pass at once; on a test chain only", zh: "拨快时钟（仅限测试链）" },
    example: "network wait --hours 24",
    parameters: { hours: need(k.small("hours", "number of hours", "小时数", 24 * 366)) },
    run: async ({ hours }, session) => {
      const provider = await session.provider();
      await ofTestChain(provider, "evm_increaseTime", [toQuantity(hours * 3600)]);
      await ofTestChain(provider, "evm_mine", []);
      const now = await session.now();
      const text = momentText(BigInt(now));
      session.out.data({ now }, () => [
        session.out.pick({ en: `The chain's clock stands at ${text}.`, zh: `链上时钟现为 ${text}。` }),
      ]);
    },
  }),
  command({
    verb: "show",
    about: { en: "a network as it is kept", zh: "查看网络" },
    example: "network show local",
    parameters: { name },
    run: async ({ name: called }, session) => {
      const network = { network: called, ...(await readNetwork(session.home, called)) };
      session.out.data(network, () => rowsOf(network));
    },
  }),
  command({
    verb: "list",
    about: { en: "all networks", zh: "列出网络" },
    example: "network list",
    parameters: {},
    run: async (_given, session) => {
      const names = await listNetworks(session.home);
      const networks = await Promise.all(
        names.map(async (one) => ({ network: one, ...(await readNetwork(session.home, one)) })),
      );
      session.out.data(networks, () =>
        table(
          networks.map(({ network, chainId, rpc, fees: policy }) => [network, String(chainId), rpc, policy]),
          [false, true, false, false],
          "",
        ),
      );
    },
  }),
];
