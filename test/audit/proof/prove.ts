import hre from "hardhat";
import { expect } from "chai";
import { AbiCoder, Wallet, id, keccak256, toBeHex } from "ethers";
import { type Audit, type AuditOptions, audit } from "../../../src/audit/audit.js";
import { check } from "../../../src/audit/check.js";
import { abiOf, toldBy } from "../../../src/audit/decode.js";
import type { Told } from "../../../src/audit/events.js";
import type { Endpoint } from "../../../src/audit/load/endpoint.js";
import { newKeccak } from "../../../src/audit/proof/keccak.js";
import { proveStorage } from "../../../src/audit/proof/prove.js";
import { storageRoot } from "../../../src/audit/proof/trie.js";
import type { NodeBlock } from "../../../src/audit/chain/header.js";
import { hexOf } from "../../../src/audit/chain/hex.js";
import { wordsOf } from "../../../src/audit/proof/words.js";
import { plainNames } from "../../../src/audit/report/names.js";
import { reportText } from "../../../src/audit/report/report.js";
import type { Build, Deployed, Silent } from "../../../src/audit/state/code.js";
import { questionsOf } from "../../../src/audit/state/compare.js";
import { codesOf } from "../../../src/audit/state/standing.js";
import { moduleBuilds } from "../../../scripts/lib/builds.js";
import { type Life, lifeOf, parse } from "../../helpers/checkedLife.js";
import { keepingAll } from "../../helpers/otherTries.js";
import { storageOf } from "../../helpers/storageProven.js";

const coder = AbiCoder.defaultAbiCoder();
const slotOf = (key: bigint, variable: number): string =>
  keccak256(coder.encode(["uint256", "uint256"], [key, variable]));

interface Proof {
  accountProof: string[];
  storageProof: { key: string; value: string; proof: string[] }[];
}

describe("Level 2: the whole storage is what the events tell, proven", () => {
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
    audit({ provider: life.endpoint, addresses: life.contracts, builds, level: "L2", ...more });
  const write = async (address: string, slot: string, word: bigint): Promise<void> => {
    await life.endpoint.send("hardhat_setStorageAt", [address, slot, toBeHex(word, 32)]);
    await life.endpoint.send("hardhat_mine", ["0x1"]);
  };
  const wordAt = async (address: string, slot: string): Promise<bigint> =>
    BigInt((await life.endpoint.send("eth_getStorageAt", [address, slot, "latest"])) as string);
  const stored = ({ findings }: Audit) =>
    findings.filter(({ check }) => check === "storage").map(({ text, expected, found }) => [text.en, expected, found]);
  const verdicts = ({ levels }: Audit) => levels.map(({ verdict }) => verdict);
  const lying = (lie: (method: string, answer: never, params: unknown[]) => unknown): Endpoint => ({
    send: async (method, params) => lie(method, (await life.endpoint.send(method, params)) as never, params),
  });

  for (const name of ["simar", "campus-lab"] as const) {
    it(`${name}: the roots of all contracts are the chain's`, async () => {
      const { endpoint: provider, contracts: addresses } = await lifeOf(name);
      const whole = await audit({ provider, addresses, builds, level: "L2" });
      expect(whole.findings).to.deep.equal([]);
      expect(verdicts(whole)).to.deep.equal(["passed", "passed", "passed", "not asked"]);
      expect(whole.coverage.proven.contracts).to.equal(16);
      expect(whole.coverage.proven.slots).to.be.greaterThan(150);
      expect(whole.verdicts.find(({ id: of }) => of === "storage")!.ran).to.equal(true);
      const { slots } = whole.coverage.proven;
      expect(reportText(whole, plainNames, "en").join("\n"))
        .to.include("L2 proof: passed")
        .and.include(`Proven: the storage of 16 contracts, ${slots} slots`);
      expect(reportText(whole, plainNames, "zh").join("\n"))
        .to.include("L2 证明: 通过")
        .and.include(`仅凭事件重建 ${slots} 个存储槽`);
    });
  }

  for (const name of ["simar", "campus-lab"] as const) {
    it(`${name}: proven storage answers for all figures but one of each kind, and as the contracts do`, async () => {
      const { endpoint: provider, contracts: addresses } = await lifeOf(name);
      const [asking, resting] = [
        await audit({ provider, addresses, builds, level: "L1" }),
        await audit({ provider, addresses, builds, level: "L2" }),
      ];
      const questions = [...questionsOf(asking.books, asking.chain.blockTime, asking.contracts)];
      const kinds = new Set(questions.map(({ contract, call }) => `${contract}.${call}`)).size;
      expect([asking.coverage.state, asking.coverage.byProof]).to.deep.equal([questions.length, 0]);
      expect([resting.coverage.state, resting.coverage.byProof]).to.deep.equal([kinds, questions.length - kinds]);
      expect([asking.findings, asking.levels[1]]).to.deep.equal([resting.findings, resting.levels[1]]);
      const others = questions.length - kinds;
      expect(reportText(resting, plainNames, "en").join("\n")).to.include(
        `${kinds} figures of their state (${others} others: by the proof of the storage)`,
      );
      expect(reportText(resting, plainNames, "zh").join("\n")).to.include(`（另 ${others} 项由存储证明得出）`);
    });
  }

  it("where the code is no build's, or nobody says which it must be, every figure is asked", async () => {
    const { coverage } = await audit({ provider: life.endpoint, addresses: life.contracts, level: "L2" });
    expect([coverage.byProof, coverage.state > 100]).to.deep.equal([0, true]);
    const { bank } = life.contracts;
    const code = (await life.endpoint.send("eth_getCode", [bank, "latest"])) as string;
    await life.endpoint.send("hardhat_setCode", [bank, code.slice(0, -2) + (code.endsWith("00") ? "01" : "00")]);
    await life.endpoint.send("hardhat_mine", ["0x1"]);
    const other = await audited();
    expect(other.findings.map(({ check: id }) => id)).to.deep.equal(["code"]);
    expect(other.coverage.byProof).to.equal(0);
  });

  it("a view that answers otherwise than the proven storage says: state", async () => {
    const count = id("memberCount()").slice(0, 10);
    const lied: Endpoint = {
      send: async (method, params) => {
        if (method !== "eth_call") return life.endpoint.send(method, params);
        const { to, data } = params[0] as { to?: string; data: string };
        if (to === undefined) throw new Error("no address to call");
        const answer = await life.endpoint.send(method, params);
        return data === count ? toBeHex(BigInt(answer as string) + 1n, 32) : answer;
      },
    };
    const whole = await audited({ provider: lied });
    expect(whole.findings.map(({ check: of, text }) => `${of}: ${text.en}`)).to.deep.equal([
      "state: The contract's state is not what its events add up to: the number of members.",
    ]);
    expect(whole.coverage.byProof).to.be.greaterThan(0);
  });

  it("is proven at an earlier block too, where the chain keeps it", async () => {
    expect(verdicts(await audited({ to: 60 }))[2]).to.equal("passed");
  });

  it("a slot of two fields changed: the field is named, with both values", async () => {
    const { members } = life.contracts;
    const place = slotOf(1n, 0);
    await write(members, place, ((await wordAt(members, place)) & ~0xff00n) | 0x0400n);
    const whole = await audited();
    expect(stored(whole)).to.deep.equal([
      ["The storage of MemberRegistry is not what its events tell: _members[1].status.", "2", "4"],
    ]);
    expect(verdicts(whole)).to.deep.equal(["passed", "failed", "failed", "not asked"]);
    const figure = whole.findings.find(({ check: id }) => id === "state")!;
    expect([figure.expected, figure.found]).to.deep.equal(["memberRecord.status 2", "memberRecord.status 4"]);
    expect(whole.coverage.byProof, "every figure is asked").to.equal(0);
  });

  it("a fraction of a minor unit changed, which no question of level 1 can see", async () => {
    const { benefit } = life.contracts;
    const [pool] = [...(await audited()).books.pools.values()].filter(
      ({ number, units }) => number > 0n && number < 32_768n && units.size > 0,
    );
    const currency = pool!.currencies[0]!;
    const place = slotOf((pool!.id << 32n) | currency, 9);
    const word = await wordAt(benefit, place);
    await write(benefit, place, word ^ 1n);
    const whole = await audited();
    expect(verdicts(whole)).to.deep.equal(["passed", "passed", "failed", "not asked"]);
    expect(stored(whole)).to.have.length(1);
    const [[text, expected, found]] = stored(whole) as [string[]];
    expect(text).to.equal(
      `The storage of BenefitLedger is not what its events tell: _pools[pool ${pool!.id} · currency ${currency}].word.`,
    );
    expect([BigInt(expected!), BigInt(found!)]).to.deep.equal([word, word ^ 1n]);
  });

  it("a slot that no event tells: more storage than told", async () => {
    await write(life.contracts.hold, id("hidden"), 1n);
    const whole = await audited();
    expect(stored(whole).map(([text]) => text)).to.deep.equal(["LegalHold has more storage than its events tell."]);
    expect(verdicts(whole)).to.deep.equal(["passed", "passed", "failed", "not asked"]);
  });

  it("a slot emptied, and another hidden besides: both", async () => {
    const { members } = life.contracts;
    await write(members, toBeHex(11, 32), 0n);
    await write(members, id("hidden"), 7n);
    const texts = stored(await audited()).map(([text]) => text);
    expect(texts).to.deep.equal([
      "The storage of MemberRegistry is not what its events tell: _memberCount.",
      "MemberRegistry has more storage than its events tell.",
    ]);
  });

  it("logs that the node drops or alters", async () => {
    const last = life.logs.findLast((log) => parse(log, life.contracts)?.name === "SignerChanged")!;
    const same = (log: { transactionHash: string; logIndex: string }) =>
      log.transactionHash === last.transactionHash && Number(log.logIndex) === last.logIndex;
    const dropping = lying((method, answer: { transactionHash: string; logIndex: string }[]) =>
      method === "eth_getLogs" ? answer.filter((log) => !same(log)) : answer,
    );
    const { signer } = parse(last, life.contracts)!.args as never as { signer: string };
    const dropped = stored(await audited({ provider: dropping })).map(([text]) => text);
    expect(dropped.length).to.be.greaterThan(0);
    for (const text of dropped) expect(text).to.match(/more storage|_signers/);
    const flipped = `${last.data.slice(0, 2 + 64 * 2 - 1)}${(Number(`0x${last.data[2 + 64 * 2 - 1]}`) ^ 1).toString(16)}${last.data.slice(2 + 64 * 2)}`;
    const altering = lying((method, answer: { transactionHash: string; logIndex: string; data: string }[]) =>
      method === "eth_getLogs" ? answer.map((log) => (same(log) ? { ...log, data: flipped } : log)) : answer,
    );
    const altered = stored(await audited({ provider: altering }));
    expect(altered.map(([text]) => text)).to.deep.equal([
      `The storage of MemberRegistry is not what its events tell: _signers[${signer}].scopes.`,
    ]);
  });

  it("the last event of every kind left out changes a root, but for those whose slots later ones write again", async function () {
    this.timeout(120_000);
    const again = ["Booked", "CreditChanged", "HolderAppointed", "ReversalProposed", "Reversed", "RulesAdopted"];
    const storeNothing = ["ContributionRuled", "Forwarded", "Received", "UnitsMoved"];
    const unmissed = await unmissedIn(await lifeOf("simar"));
    expect(unmissed.toSorted()).to.deep.equal([...again, ...storeNothing].toSorted());
  });

  it("a chain without proofs, or with headers of its own, is not available, never passed", async () => {
    const without: Endpoint = {
      send: (method, params) =>
        method === "eth_getProof" ? Promise.reject(new Error("method not found")) : life.endpoint.send(method, params),
    };
    const [none] = [await audited({ provider: without })];
    expect(verdicts(none)).to.deep.equal(["passed", "passed", "not available", "not asked"]);
    expect(none.levels[2]!.reason!.en).to.include("eth_getProof");
    expect(none.verdicts.find(({ id: of }) => of === "storage")!.ran).to.equal(false);
    const empty = lying((method, answer) => (method === "eth_getProof" ? null : answer));
    expect(verdicts(await audited({ provider: empty }))[2]).to.equal("not available");
    for (const field of ["stateRoot", "extraData", "baseFeePerGas"]) {
      const other = lying((method, answer: object) =>
        method === "eth_getBlockByNumber" ? { ...answer, [field]: id("other") } : answer,
      );
      const { levels } = await audited({ provider: other });
      expect(levels[2]!.verdict, field).to.equal("not available");
      expect(levels[2]!.reason!.zh).to.include("区块头");
    }
  });

  describe("a chain that keeps zeros in its tries, as anvil does", () => {
    /** Proves two contracts of this life on such a chain, once their slots were changed. */
    async function provenOf(change: (stored: Map<string, Map<string, bigint>>) => void) {
      const { members, hold } = life.contracts;
      const contracts = { members, hold };
      const { history } = check(life.logs, life.contracts);
      const folded = storageOf(history, contracts, life.evidence.times);
      const keccak = await newKeccak();
      const stored = new Map(
        [...folded.storages].map(([name, storage]) => {
          const { keys, values } = wordsOf(keccak, storage);
          const wordIn = (bytes: Uint8Array, i: number) => hexOf(bytes.slice(32 * i, 32 * i + 32));
          const places = [...Array(keys.length / 32).keys()];
          const slots = places.map((i) => [wordIn(keys, i), BigInt(wordIn(values, i))] as const);
          return [contracts[name as keyof typeof contracts], new Map(slots)] as const;
        }),
      );
      change(stored);
      const block = (await life.endpoint.send("eth_getBlockByNumber", ["latest", false])) as NodeBlock;
      const { endpoint, hash } = await keepingAll(life.endpoint, block, stored);
      const number = Number(block.number);
      const codes = await codesOf(life.endpoint, contracts, number);
      const proven = await proveStorage(endpoint, { contracts, codes, folded, block: number, blockHash: hash });
      return { ...proven, said: proven.findings.map(({ text }) => text.en) };
    }
    const withoutZeros = (slots: Map<string, bigint>): void =>
      slots.forEach((value, slot) => value === 0n && slots.delete(slot));

    it("is not available, and accused of nothing: by the zeros of one contract it is known for all", async () => {
      const { said, reason } = await provenOf((stored) => {
        withoutZeros(stored.get(life.contracts.hold)!);
        stored.get(life.contracts.hold)!.set(id("only read"), 0n);
      });
      expect(said).to.deep.equal([]);
      expect(reason!.en).to.match(/^This chain keeps slots that are zero in its tries/);
    });

    it("a told slot that holds something else is found all the same", async () => {
      const { said, reason } = await provenOf((stored) => {
        stored.get(life.contracts.members)!.set(toBeHex(11, 32), 1n);
      });
      expect(said).to.deep.equal(["The storage of MemberRegistry is not what its events tell: _memberCount."]);
      expect(reason!.zh).to.include("保留为零的存储槽");
    });

    it("one that leaves zeros out is told of what is hidden in it, be it a zero", async () => {
      const { said, reason } = await provenOf((stored) => {
        stored.forEach(withoutZeros);
        stored.get(life.contracts.hold)!.set(id("hidden"), 0n);
      });
      expect(said).to.deep.equal(["LegalHold has more storage than its events tell."]);
      expect(reason).to.equal(undefined);
    });
  });

  it("a node whose proofs do not hold: proves nothing", async () => {
    const cut = lying((method, answer: Proof) =>
      method === "eth_getProof" ? { ...answer, accountProof: answer.accountProof.slice(0, -1) } : answer,
    );
    const whole = await audited({ provider: cut });
    expect(stored(whole)[0]).to.deep.equal([
      "What should prove MemberRegistry proves nothing.",
      "a proof",
      "a node is missing",
    ]);
    expect(verdicts(whole)).to.deep.equal(["passed", "passed", "failed", "not asked"]);
    const odd = lying((method, answer: Proof) =>
      method === "eth_getProof" ? { ...answer, accountProof: ["0x1"] } : answer,
    );
    expect(stored(await audited({ provider: odd }))[0]![2]).to.equal("a proof that cannot be read");
    const stranger = lying((method, answer: Proof, params) =>
      method === "eth_getProof"
        ? life.endpoint.send(method, [new Wallet(id("nobody")).address, ...params.slice(1)])
        : answer,
    );
    expect(stored(await audited({ provider: stranger }))[0]![0]).to.include("proves nothing");
  });

  it("while it looks for what differs, slots that are kept back, doubled or proven for others", async () => {
    await write(life.contracts.members, slotOf(1n, 0), 0n);
    const lie = (change: (proofs: Proof["storageProof"]) => Proof["storageProof"]) =>
      audited({
        provider: lying((method, answer: Proof) =>
          method === "eth_getProof"
            ? { ...answer, storageProof: answer.storageProof.length > 0 ? change(answer.storageProof) : [] }
            : answer,
        ),
      });
    const saying = async (change: Parameters<typeof lie>[0]) => stored(await lie(change)).map(([, , found]) => found);
    expect(await saying((proofs) => proofs.slice(1))).to.deep.equal(["other slots than those asked for"]);
    expect(await saying((proofs) => proofs.with(0, proofs[1]!))).to.deep.equal(["other slots than those asked for"]);
    expect(
      await saying((proofs) => proofs.map((one, i) => (i === 0 ? { ...one, key: toBeHex(99_999) } : one))),
    ).to.deep.equal(["a slot that was asked for is missing"]);
    const [found] = await saying((proofs) =>
      proofs.map((one, i) => (i === 0 ? { ...one, proof: proofs[1]!.proof } : one)),
    );
    expect(found).to.match(/node|proof/);
  });

  it("code shown that is not the code proven", async () => {
    const { books } = await audited({ level: "L0" });
    const { history } = check(life.logs, life.contracts);
    const { hash, number } = (await life.endpoint.send("eth_getBlockByNumber", ["latest", false])) as {
      hash: string;
      number: string;
    };
    const shown = lying((method, answer) => (method === "eth_getCode" ? "0x00" : answer));
    const contracts = { manager: books.membership.authority };
    const folded = storageOf(history, contracts, life.evidence.times);
    const block = Number(number);
    const asked = { contracts, codes: await codesOf(shown, contracts, block), folded, block, blockHash: hash };
    const { findings } = await proveStorage(shown, asked);
    expect(findings.map(({ text }) => text.en)).to.deep.equal([
      "The code shown of AccessManager is not the one proven.",
    ]);
  });
});

/** The kinds of events whose last one can be left out without any root changing. */
async function unmissedIn({ logs, contracts, evidence }: Life): Promise<string[]> {
  const keccak = await newKeccak();
  const names = Object.entries(contracts) as [Exclude<Deployed, Silent>, string][];
  const history = logs.flatMap((log): Told[] => {
    const name = names.find(([, address]) => address.toLowerCase() === log.address.toLowerCase())?.[0];
    const event = name && abiOf(name).event(log.topics, log.data);
    return event ? [toldBy(log, event)] : [];
  });
  const rootsOf = (events: readonly Told[]): string[] =>
    [...storageOf(events, contracts, evidence.times).storages.values()].map((storage) =>
      hexOf(storageRoot(keccak, wordsOf(keccak, storage))),
    );
  const whole = rootsOf(history).join();
  const kinds = [...new Set(history.map(({ name }) => name))];
  return kinds.filter((kind) => {
    const place = history.findLastIndex(({ name }) => name === kind);
    return rootsOf(history.toSpliced(place, 1)).join() === whole;
  });
}
