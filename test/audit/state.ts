import hre from "hardhat";
import { expect } from "chai";
import { AbiCoder, Wallet, id, keccak256, toBeHex } from "ethers";
import { type Audit, type AuditOptions, audit } from "../../src/audit/audit.js";
import { contractNames } from "../../src/audit/decode.js";
import { reportText } from "../../src/audit/report/report.js";
import { plainNames } from "../../src/audit/report/names.js";
import type { Build, Deployed } from "../../src/audit/state/code.js";
import { questionsOf } from "../../src/audit/state/compare.js";
import { type Endpoint, callAt } from "../../src/audit/load/endpoint.js";
import { askTogether } from "../../src/audit/state/together.js";
import { askWallets } from "../../src/audit/state/wallets.js";
import { moduleBuilds } from "../../scripts/lib/builds.js";
import { type Life, lifeOf } from "../helpers/checkedLife.js";

const contractAddress = new Wallet(id("a contract that signs")).address;
const coder = AbiCoder.defaultAbiCoder();

describe("Level 1: the contracts are what they must be, and say what their events say", () => {
  let life: Life;
  let builds: Record<Deployed, Build>;
  let snapshot: unknown;
  before(async () => {
    life = await lifeOf("campus-lab");
    builds = await moduleBuilds(hre);
  });
  beforeEach(async () => {
    snapshot = await life.endpoint.send("evm_snapshot", []);
  });
  afterEach(async () => {
    await life.endpoint.send("evm_revert", [snapshot]);
  });

  const audited = (more: Partial<AuditOptions> = {}): Promise<Audit> =>
    audit({ provider: life.endpoint, addresses: life.contracts, builds, level: "L1", ...more });
  const change = async (method: string, ...params: unknown[]): Promise<void> => {
    await life.endpoint.send(method, params);
    await life.endpoint.send("hardhat_mine", ["0x1"]);
  };
  const found = ({ findings }: Audit): string[] => findings.map((one) => `${one.check}: ${one.text.en}`);

  it("asks many questions in one call, and each by itself where a node does not run such a call: the answers are the same", async () => {
    const { members, contributions } = life.contracts;
    const counts = id("counts()").slice(0, 10);
    const count = id("memberCount()").slice(0, 10);
    const one = [
      { to: members, data: count },
      { to: contributions, data: "0x01020304" }, // it reverts
      { to: contributions, data: counts },
      { to: contractAddress, data: "0x" }, // nobody is there
    ];
    const calls = Array.from({ length: 10 }, () => one).flat();
    const block = Number(await life.endpoint.send("eth_blockNumber", []));
    const alone = await Promise.all(calls.map(({ to, data }) => callAt(life.endpoint, to, data, block)));
    expect([alone[0]!.length, alone.slice(1, 4)]).to.deep.equal([66, ["0x", alone[2], "0x"]]);
    let asked = 0;
    const answering = (together?: string): Endpoint => ({
      send: (method, params) => {
        asked += 1;
        const isTogether = !("to" in (params[0] as object));
        if (isTogether && together === "refused") throw new Error("no address to call");
        return isTogether && together ? Promise.resolve(together) : life.endpoint.send(method, params);
      },
    });
    for (const [together, most] of [
      [undefined, 2],
      ["refused", 42],
      ["0x", 42],
      ["0x0020", 42],
      [`${alone[0]!}00`, 42],
    ] as const) {
      asked = 0;
      const progress: number[] = [];
      const answers = await askTogether(answering(together), calls, block, (done) => progress.push(done));
      expect(answers, together).to.deep.equal(alone);
      expect([asked, progress.at(-1)], together).to.deep.equal([most, calls.length]);
    }
  });

  it("passes on an untouched chain, having asked for every figure", async () => {
    const { levels, coverage, verdicts, findings, books, contracts } = await audited();
    expect(findings).to.deep.equal([]);
    expect(levels).to.deep.equal([
      { level: "L0", verdict: "passed" },
      { level: "L1", verdict: "passed" },
      { level: "L2", verdict: "not asked" },
      { level: "L3", verdict: "not asked" },
    ]);
    const unasked = ["storage", "headers", "seals", "bodies", "told", "split"];
    expect(verdicts.filter(({ ran }) => !ran).map((one) => one.id)).to.deep.equal(unasked);
    const questions = [...questionsOf(books, 0n, contracts)];
    expect(coverage.state).to.equal(questions.length).and.greaterThan(100);
    expect([coverage.code, coverage.held]).to.deep.equal([16, 1]);
    const asked = new Set(questions.map(({ call }) => call));
    expect([...asked]).to.include.members(["bookOf", "owed", "unitsOf", "costOf", "contributionOf", "receiptOf"]);
    expect([...asked]).to.include.members(["paymentOf", "memberRecord", "signerRecord", "payoutRecord", "agreementOf"]);
  });

  for (const name of contractNames) {
    it(`one byte of the code of ${name} changed: code`, async () => {
      const address = life.contracts[name];
      const code = (await life.endpoint.send("eth_getCode", [address, "latest"])) as string;
      const last = code.slice(-2) === "00" ? "01" : "00";
      await change("hardhat_setCode", address, code.slice(0, -2) + last);
      const { findings, levels } = await audited();
      expect(findings.map(({ check }) => check)).to.deep.equal(["code"]);
      expect(findings[0]!.text.en).to.equal(`The code of ${name} is not the one built.`);
      expect(findings[0]!.found).to.match(/^byte \d+: 0[01]$/);
      expect(levels.map(({ verdict }) => verdict)).to.deep.equal(["passed", "failed", "not asked", "not asked"]);
    });
  }

  it("a module made to obey another registry: code", async () => {
    const code = (await life.endpoint.send("eth_getCode", [life.contracts.bank, "latest"])) as string;
    const own = life.contracts.members.slice(2).toLowerCase();
    const stranger = new Wallet(id("stranger")).address.slice(2).toLowerCase();
    expect(code).to.include(own);
    await change("hardhat_setCode", life.contracts.bank, code.replaceAll(own, stranger));
    expect(found(await audited())).to.include("code: bank was made to obey another contract.");
  });

  it("a storage slot changed, which no event tells: state", async () => {
    const { contracts, endpoint } = life;
    // `_members` is the registry's first mapping: member 1 becomes a member that has exited.
    const places = Array.from({ length: 12 }, (_, slot) => keccak256(coder.encode(["uint256", "uint256"], [1, slot])));
    const words = await Promise.all(
      places.map((place) => endpoint.send("eth_getStorageAt", [contracts.members, place, "latest"])),
    );
    const at = words.findIndex((word) => (BigInt(word as string) & 0xff00n) === 0x0200n);
    expect(at).to.be.greaterThanOrEqual(0);
    const exited = toBeHex((BigInt(words[at] as string) & ~0xff00n) | 0x0400n, 32);
    await change("hardhat_setStorageAt", contracts.members, places[at], exited);
    const { findings, levels } = await audited();
    expect(new Set(findings.map(({ check }) => check))).to.deep.equal(new Set(["state"]));
    expect(findings[0]!.text.en).to.include("what its events add up to: member 1.");
    expect(findings[0]!.expected).to.include("memberRecord.status 2");
    expect(findings[0]!.found).to.include("memberRecord.status 4");
    expect(levels[1]!.verdict).to.equal("failed");
  });

  it("a booked amount changed by one minor unit in storage: state", async () => {
    const { contracts, endpoint } = life;
    const [{ agreement, currency, booked }] = (await audited()).books.books.values() as never as [
      { agreement: bigint; currency: bigint; booked: bigint },
    ];
    // `booked 96 | debt 96 | sequence 56 | accepted 8`, under the agreement's number and the currency's.
    const key = (agreement << 32n) | currency;
    const slots = Array.from({ length: 16 }, (_, slot) => keccak256(coder.encode(["uint256", "uint256"], [key, slot])));
    const words = await Promise.all(
      slots.map((slot) => endpoint.send("eth_getStorageAt", [contracts.benefit, slot, "latest"])),
    );
    const at = words.findIndex((word) => BigInt(word as string) >> 160n === booked);
    await change(
      "hardhat_setStorageAt",
      contracts.benefit,
      slots[at],
      toBeHex(BigInt(words[at] as string) + (1n << 160n), 32),
    );
    const { findings } = await audited();
    expect(findings).to.have.length(1);
    expect([findings[0]!.expected, findings[0]!.found]).to.deep.equal([
      `bookOf.booked ${booked}`,
      `bookOf.booked ${booked + 1n}`,
    ]);
  });

  it("coin gone from the treasury: held", async () => {
    await change("hardhat_setBalance", life.contracts.treasury, "0x1");
    expect(found(await audited())).to.deep.equal([
      "held: The treasury holds less of 0xeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee than it owes.",
    ]);
  });

  it("more than is owed is nobody's error", async () => {
    await change("hardhat_setBalance", life.contracts.treasury, toBeHex(10n ** 24n).replace(/^0x0+/, "0x"));
    expect((await audited()).findings).to.deep.equal([]);
  });

  it("contracts that signed are asked whether they stand by it, as of that block: wallets", async () => {
    const asked: unknown[] = [];
    const wallet = (answer: string): Endpoint => ({
      send: (_method, params) => {
        asked.push(params);
        return Promise.resolve(answer);
      },
    });
    const signed = {
      signer: contractAddress,
      digest: id("digest"),
      signature: "0x1234",
      block: 9,
      tx: "0xab",
      logIndex: 1,
    };
    const stands = await askWallets(wallet(`0x1626ba7e${"0".repeat(56)}`), [signed]);
    expect(stands).to.deep.equal({ asked: 1, findings: [] });
    const [{ to, data }, block] = asked[0] as [{ to: string; data: string }, string];
    expect([to, block, data.slice(0, 10)]).to.deep.equal([contractAddress, "0x9", "0x1626ba7e"]);
    expect(coder.decode(["bytes32", "bytes"], `0x${data.slice(10)}`).toArray()).to.deep.equal([id("digest"), "0x1234"]);
    const denies = await askWallets(wallet(`0xffffffff${"0".repeat(56)}`), [signed]);
    expect(denies.findings[0]).to.include({ check: "wallets", found: "0xffffffff", block: 9, logIndex: 1 });
    const reverts: Endpoint = { send: () => Promise.reject(new Error("execution reverted")) };
    expect((await askWallets(reverts, [signed])).findings[0]).to.include({ found: "0x" });
  });

  it("what was not asked is not said to be passed", async () => {
    const replayed = await audited({ level: "L0" });
    expect(replayed.levels[1]).to.deep.equal({ level: "L1", verdict: "not asked" });
    expect(replayed.verdicts.filter(({ ran }) => !ran)).to.have.length(10);
    const withoutBuild = await audit({ provider: life.endpoint, addresses: life.contracts, level: "L1" });
    expect(withoutBuild.levels[1]!.verdict).to.equal("not available");
    expect(reportText(withoutBuild, plainNames, "en").join("\n")).to.include(
      "L1 state: not available on this chain (No build",
    );
    expect(reportText(withoutBuild, plainNames, "zh").join("\n")).to.include("L1 状态: 本链无法提供");
  });
});
