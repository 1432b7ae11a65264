import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { network as hardhatNetwork } from "hardhat";
import Jointly from "../../ignition/modules/Jointly.js";
import { moduleOrder } from "../../src/sdk/moduleSet.js";
import { DeployedAddressesError } from "../../src/sdk/deployed.js";
import { describeNetwork } from "../../src/cli/describeNetwork.js";
import {
  type Network,
  NetworkError,
  type Rpc,
  checkNetwork,
  connectTo,
  identify,
  listNetworks,
  readNetwork,
  saveNetwork,
} from "../../src/cli/networks.js";
import { FileError } from "../../src/cli/typedFile.js";
import { refusal, temporaryHome } from "../helpers/cli.js";

const { ethers, ignition, networkHelpers } = await hardhatNetwork.create();
const RPC = "http://127.0.0.1:8545";
const at = (digit: number) => `0x${String(digit).repeat(40)}`;

const sound: Network = {
  rpc: RPC,
  chainId: 31337,
  genesis: `0x${"ab".repeat(32)}`,
  addresses: {
    members: at(1),
    set: at(2),
    benefit: at(3),
    bank: at(4),
    treasury: at(5),
    agreements: at(6),
    contributions: at(7),
    hold: at(8),
    property: at(9),
    licences: `0x${"a".repeat(40)}`,
    rewards: `0x${"b".repeat(40)}`,
  },
  fees: "free",
  fromBlock: 12,
  explorer: "https://explorer.example/tx/{tx}",
};

/** What Ignition's deployed_addresses.json says after a deployment. */
async function deployed(): Promise<Record<string, string>> {
  const contracts = await ignition.deploy(Jointly);
  const ids = {
    members: "Membership#MemberRegistry",
    set: "Jointly#ModuleSet",
    benefit: "Jointly#BenefitLedger",
    bank: "Jointly#BankSettlement",
    treasury: "Jointly#TokenTreasury",
    agreements: "Jointly#AgreementRegistry",
    contributions: "Jointly#ContributionLedger",
    hold: "Jointly#LegalHold",
    property: "Jointly#IPRegistry",
    licences: "Jointly#LicenseRegistry",
    rewards: "Jointly#RewardRegister",
  } as const;
  const entries = (["members", "set", ...moduleOrder] as const).map(async (name) => {
    return [ids[name], await contracts[name].getAddress()] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

describe("Networks", () => {
  const home = temporaryHome();
  const file = (name: string) => path.join(home(), "networks", `${name}.json`);

  it("are kept, listed and read again", async () => {
    await saveNetwork(home(), "park", sound);
    await saveNetwork(home(), "a-second", { ...sound, chainId: 7 });
    writeFileSync(path.join(home(), "networks", "Notes.json"), "{}");
    expect(await readNetwork(home(), "park")).to.deep.equal(sound);
    expect(await listNetworks(home())).to.deep.equal(["a-second", "park"]);
    if (process.platform !== "win32") expect(statSync(file("park")).mode & 0o777).to.equal(0o600);
    expect(await listNetworks(path.join(home(), "elsewhere"))).to.deep.equal([]);
  });

  it("are replaced only on request", async () => {
    await saveNetwork(home(), "park", sound);
    const other = { ...sound, fromBlock: 99 };
    expect((await refusal(saveNetwork(home(), "park", other), NetworkError)).fault).to.equal("exists");
    expect((await readNetwork(home(), "park")).fromBlock).to.equal(12);
    await saveNetwork(home(), "park", other, true);
    expect((await readNetwork(home(), "park")).fromBlock).to.equal(99);
  });

  it("that are not known are refused with those that are", async () => {
    await saveNetwork(home(), "park", sound);
    const { fault, sentence } = await refusal(readNetwork(home(), "prak"), NetworkError);
    expect(fault).to.equal("missing");
    expect(sentence).to.deep.equal({
      en: "There is no network prak. Known are park; choose one, or add it.",
      zh: "没有网络 prak。已有：park；请选用其一或添加。",
    });
    expect((await refusal(readNetwork(home(), "../park"), NetworkError)).fault).to.equal("name");
  });

  const { genesis, ...withoutGenesis } = sound;
  const broken: [string, unknown, string][] = [
    ["no JSON", `{ "rpc": }`, "park.json:"],
    ["a missing field", withoutGenesis, "genesis (line 1): This is missing. Add it."],
    ["a field too many", { ...sound, key: "secret" }, "key (line 1): The format has no such field."],
    ["a word for a number", { ...sound, chainId: "31337" }, "chainId (line 1):"],
    ["a negative block", { ...sound, fromBlock: -1 }, "fromBlock (line 1): -1 is too small"],
    [
      "no address",
      { ...sound, addresses: { ...sound.addresses, bank: "0x12" } },
      "addresses.bank (line 1): This is no address",
    ],
    [
      "a wrong checksum",
      { ...sound, addresses: { ...sound.addresses, bank: "0x52908400098527886E0F7030069857D2e4169EE7" } },
      "addresses.bank",
    ],
    ["no node's address", { ...sound, rpc: "localhost:8545" }, "rpc (line 1): This is no address of a node"],
    ["an explorer without place", { ...sound, explorer: "https://explorer.example" }, "explorer (line 1):"],
    ["fees of no kind", { ...sound, fees: "cheap" }, '"cheap" is none of "free", "legacy", "eip1559"'],
    ["no genesis hash", { ...sound, genesis: `${genesis}00` }, "genesis (line 1): This is no hash"],
    ["a list", [], "park.json:"],
  ];
  for (const [what, content, told] of broken) {
    it(`with ${what} are refused by field and line`, async () => {
      mkdirSync(path.join(home(), "networks"));
      writeFileSync(file("park"), typeof content === "string" ? content : JSON.stringify(content));
      const { fault, sentence } = await refusal(readNetwork(home(), "park"), FileError);
      expect(fault).to.equal("malformed");
      expect(sentence.en).to.include(told);
      expect(sentence.zh).to.match(/\p{Script=Han}/u);
    });
  }

  it("are not saved when they are not sound", async () => {
    const { sentence } = await refusal(saveNetwork(home(), "park", { ...sound, rpc: "ftp://x" }), FileError);
    expect(sentence.en).to.include("rpc: This is no address of a node");
    mkdirSync(file("park"), { recursive: true });
    expect((await refusal(readNetwork(home(), "park"), FileError)).fault).to.equal("unreadable");
  });
});

describe("A network and its chain", () => {
  const home = temporaryHome();
  const describe = (addresses: Record<string, unknown>) =>
    describeNetwork(ethers.provider, { name: "local", rpc: RPC }, addresses);

  it("agree after a deployment", async () => {
    const addresses = await networkHelpers.loadFixture(deployed);
    const network = await describe(addresses);
    expect(network.addresses.bank).to.equal(addresses["Jointly#BankSettlement"]);
    expect([network.chainId, network.fees, network.fromBlock]).to.deep.equal([31337, "eip1559", 0]);
    expect(network.genesis).to.equal((await ethers.provider.getBlock(0))!.hash);
    await saveNetwork(home(), "local", network);
    expect(readFileSync(path.join(home(), "networks", "local.json"), "utf8")).to.include(RPC);
    expect(await checkNetwork(ethers.provider, "local", await readNetwork(home(), "local"))).to.deep.equal([]);
  });

  it("do not agree on another chain, on one that began anew, or where a contract is missing", async () => {
    const network = await describe(await networkHelpers.loadFixture(deployed));
    const faults = async (rpc: Rpc, described: Network) =>
      (await checkNetwork(rpc, "local", described)).map(({ fault, sentence }) => `${fault} ${sentence.en}`);
    const [chain] = await faults(ethers.provider, { ...network, chainId: 1 });
    expect(chain).to.include("chain The node is on chain 31337, but network local is chain 1.");
    const restarted = await hardhatNetwork.create({ override: { initialDate: new Date("2031-05-06") } });
    const [genesis] = await faults(restarted.ethers.provider, network);
    expect(genesis).to.include("genesis The chain began anew since network local was added");
    await networkHelpers.setCode(network.addresses.hold, "0x");
    const codes = await faults(ethers.provider, network);
    expect(codes.length).to.equal(1);
    expect(codes[0]).to.include(`no contract at ${network.addresses.hold}, where network local has "hold"`);
  });

  it("are not put together from half a deployment or without contracts", async () => {
    const addresses = await networkHelpers.loadFixture(deployed);
    const { sentence } = await refusal(
      describe({ ...addresses, "Jointly#LegalHold": undefined }),
      DeployedAddressesError,
    );
    expect(sentence.zh).to.include("“Jointly#LegalHold” 为 空");
    const elsewhere = { ...addresses, "Jointly#LegalHold": at(8) };
    expect((await refusal(describe(elsewhere), NetworkError)).fault).to.equal("code");
  });

  it("cannot be compared through a node that is down, or that lies", async () => {
    const down = connectTo({ rpc: "http://127.0.0.1:9", chainId: 31337 });
    expect((await checkNetwork(down, "local", sound)).map(({ fault }) => fault)).to.deep.equal(["unreachable"]);
    down.destroy();
    const answers = (chainId: unknown, block: unknown, code: unknown = "0x00"): Rpc => ({
      send: (method) => {
        return Promise.resolve({ eth_chainId: chainId, eth_getBlockByNumber: block, eth_getCode: code }[method]);
      },
    });
    const block = { hash: sound.genesis };
    for (const liar of [
      answers("<html>", block),
      answers(undefined, block),
      answers("0x7a69", null),
      answers("0x7a69", { hash: "0x12" }),
      answers("0x7a69", block, null),
    ]) {
      expect((await checkNetwork(liar, "local", sound)).map(({ fault }) => fault)).to.deep.equal(["unreachable"]);
    }
    expect(await checkNetwork(answers("0x7a69", block), "local", sound)).to.deep.equal([]);
    expect(await identify(answers("0x7a69", block))).to.deep.equal({ chainId: 31337, genesis: sound.genesis });
  });

  it("tell what the chain asks for gas", async () => {
    const addresses = await networkHelpers.loadFixture(deployed);
    const asking = (price: string, baseFeePerGas?: string): Rpc => ({
      send: async (method, params) => {
        if (method === "eth_gasPrice") return price;
        if (params[0] === "latest" && method === "eth_getBlockByNumber") return { baseFeePerGas };
        return await ethers.provider.send(method, params);
      },
    });
    const feesOf = async (rpc: Rpc) => (await describeNetwork(rpc, { name: "local", rpc: RPC }, addresses)).fees;
    expect(await feesOf(asking("0x0"))).to.equal("free");
    expect(await feesOf(asking("0x0", "0x0"))).to.equal("free");
    expect(await feesOf(asking("0x3b9aca00"))).to.equal("legacy");
    expect(await feesOf(asking("0x3b9aca00", "0x7"))).to.equal("eip1559");
    const stated = await describeNetwork(ethers.provider, { name: "local", rpc: RPC, fees: "free" }, addresses);
    expect(stated.fees).to.equal("free");
  });
});
