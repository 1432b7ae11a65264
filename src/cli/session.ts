import type { ContractTransaction, JsonRpcProvider, Signer, TransactionReceipt } from "ethers";
import type { Bilingual } from "../agreement/format.js";
import type { Result } from "../audit/check.js";
import type { History } from "../audit/load/load.js";
import { DAY } from "../dates.js";
import type { Ledger } from "../sdk/ledger.js";
import type { SendOptions } from "../sdk/send.js";
import { agreed } from "./asking.js";
import { usage } from "./exits.js";
import * as k from "./kinds.js";
import { homeFolder } from "./home.js";
import { keyOf } from "./keys.js";
import { Lookup } from "./lookup.js";
import { type NameBook, errorNames, readNames } from "./names.js";
import { type Network, checkNetwork, connectTo, listNetworks, readNetwork } from "./networks.js";
import { type Lang, Output } from "./output.js";

/** What every command may be given. */
export interface Options {
  lang: Lang;
  network?: string;
  account?: string;
  passwordFile?: string;
  devKey?: string;
  json?: boolean;
  jsonl?: boolean;
  dryRun?: boolean;
  yes?: boolean;
  quiet?: boolean;
  home?: string;
  envelope?: string;
  deadline?: string;
  series?: string;
}

/** A network and what it is called here. */
export type NamedNetwork = Network & { name: string };

const ENVELOPE_DAYS = 30;

async function networkName(home: string, asked: string | undefined): Promise<string> {
  const named = asked ?? process.env["JOINTLY_NETWORK"];
  if (named !== undefined && named !== "") return named;
  const known = await listNetworks(home);
  if (known.length === 1) return known[0]!;
  throw known.length === 0
    ? usage(
        "No network is known here yet. Add one: jointly network add NAME --rpc URL --deployment FILE",
        "尚无网络。请添加：jointly network add 名称 --rpc 网址 --deployment 文件",
      )
    : usage(`Say which network: --network ${known.join(" | ")}`, `请指定网络：--network ${known.join(" | ")}`);
}

/** What a command works with. Everything is loaded and opened when it is first needed: help and off-line commands touch no chain and no key. */
export class Session {
  readonly out: Output;
  readonly home: string;
  readonly find = new Lookup(this);
  /** What the command was asked to do, in the reader's words. */
  asked: { about: string; values: [string, string][] } = { about: "", values: [] };
  private opened = new Map<string, Promise<unknown>>();

  constructor(readonly options: Options) {
    const format = options.jsonl === true ? "jsonl" : options.json === true ? "json" : "text";
    this.out = new Output(options.lang, format, options.quiet === true);
    this.home = homeFolder(options.home);
  }

  private once<T>(what: string, open: () => Promise<T>): Promise<T> {
    if (!this.opened.has(what)) this.opened.set(what, open());
    return this.opened.get(what) as Promise<T>;
  }

  /** The network that is meant: the one named, else JOINTLY_NETWORK's, else the only one there is. */
  network = (): Promise<NamedNetwork> =>
    this.once("network", async () => {
      const name = await networkName(this.home, this.options.network);
      return { name, ...(await readNetwork(this.home, name)) };
    });

  /** The network's node, once it has shown that it is on the chain that is meant. */
  provider = (): Promise<JsonRpcProvider> =>
    this.once("provider", async () => {
      const { name, ...network } = await this.network();
      const provider = connectTo(network);
      const [wrong] = await checkNetwork(provider, name, network);
      if (wrong !== undefined) throw wrong;
      return provider;
    });

  ledger = (): Promise<Ledger> =>
    this.once("ledger", async () => {
      const { connectLedger } = await import("../sdk/ledger.js");
      return connectLedger((await this.network()).addresses, await this.provider());
    });

  /** The key that signs; needs no chain. */
  key = (): Promise<Signer> => this.once("key", () => keyOf(this));

  /** What this person calls members, agreements and tokens. */
  names = (): Promise<NameBook> => this.once("names", async () => readNames(this.home, (await this.network()).name));

  /** The whole history as the node tells it. */
  loaded = (): Promise<History> =>
    this.once("loaded", async () => {
      const { addresses, fromBlock } = await this.network();
      const { load } = await import("../audit/load/load.js");
      return load(await this.provider(), addresses, { from: fromBlock });
    });

  /** The history folded: every list and balance comes from it. */
  history = (): Promise<Result> =>
    this.once("history", async () => {
      const { logs, contracts } = await this.loaded();
      const { check } = await import("../audit/check.js");
      return check(logs, contracts);
    });

  /** The block of the deployment: no log of the ledger is older. */
  firstBlock = async (): Promise<number> => (await this.network()).fromBlock;

  /** The chain's clock, in seconds. */
  async now(): Promise<number> {
    return (await (await this.provider()).getBlock("latest"))!.timestamp;
  }

  /** The chain's day. */
  today = async (): Promise<number> => Math.floor((await this.now()) / DAY);

  /** The last second at which an envelope can be handed in. */
  async deadline(): Promise<bigint> {
    const { deadline } = this.options;
    if (deadline !== undefined) return k.until.read(deadline, this);
    return BigInt((await this.now()) + ENVELOPE_DAYS * DAY);
  }

  /** The series of numbers that an envelope takes its own from. */
  series = async (): Promise<bigint> => k.whole("series", "series", "编号系列").read(this.options.series ?? "0", this);

  /** Closes the connection, so that the process can end. */
  async close(): Promise<void> {
    if (this.opened.has("provider")) (await this.provider().catch(() => undefined))?.destroy();
  }

  /** Asks whether to go on, unless `--yes` has answered already. */
  agree = (question: Bilingual): Promise<void> =>
    this.options.yes === true ? Promise.resolve() : agreed(question, this.options.lang);

  private async sending(): Promise<{ signer: Signer; options: SendOptions }> {
    const signer = (await this.key()).connect(await this.provider());
    return { signer, options: { fees: (await this.network()).fees, names: errorNames(await this.names()) } };
  }

  /** Tries a transaction out. @throws Refused with the contract's reason. */
  async attempt(transaction: ContractTransaction): Promise<void> {
    const { signer, options } = await this.sending();
    const { simulate } = await import("../sdk/send.js");
    await simulate(signer, transaction, options);
  }

  /** Sends a transaction and waits until it is in a block. */
  async send(transaction: ContractTransaction): Promise<TransactionReceipt> {
    const { signer, options } = await this.sending();
    const { send } = await import("../sdk/send.js");
    return send(signer, transaction, options);
  }
}
