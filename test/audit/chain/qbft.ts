import { expect } from "chai";
import { Wallet, encodeRlp, hexlify, id } from "ethers";
import { audit } from "../../../src/audit/audit.js";
import { hexOf } from "../../../src/audit/chain/hex.js";
import { extraBytes, qbftExtra } from "../../../src/audit/chain/qbft.js";
import { type Pinned, pin } from "../../../src/audit/load/pin.js";
import { ValidatorSet } from "../../../src/audit/chain/validators.js";
import { plainNames } from "../../../src/audit/report/names.js";
import { reportText } from "../../../src/audit/report/report.js";
import { type Life, lifeOf } from "../../helpers/checkedLife.js";
import { provenAt } from "../../helpers/provenChain.js";
import { type Sealing, sealedChain } from "../../helpers/sealed.js";
import { moduleBuilds } from "../../../scripts/lib/builds.js";
import hre from "hardhat";

const keys = Array.from({ length: 6 }, (_, i) => new Wallet(id(`validator ${i}`))).sort((a, b) =>
  a.address < b.address ? -1 : 1,
);
const addresses = keys.map(({ address }) => address.toLowerCase());
const [four, five] = [addresses.slice(0, 4), addresses.slice(0, 5)];
const EPOCH = 30;
const LAST = 34;

/** Four validators, of whom three seal; validators take turns to propose. */
const regular = (block: number): Sealing => {
  return { listed: four, proposer: four[block % 4]!, sealers: block === 0 ? [] : keys.slice(0, 3) };
};

describe("A QBFT chain", () => {
  let life: Life;
  let builds: Awaited<ReturnType<typeof moduleBuilds>>;
  let pinned: Pinned;
  before(async () => {
    life = await lifeOf("campus-lab");
    pinned = await pin(life.endpoint, life.contracts, 0, LAST);
    builds = await moduleBuilds(hre);
  });

  /** The proof of the chain alone, of its first blocks. */
  async function proven(sealing: (block: number) => Sealing, more: object = { validators: four }) {
    const { endpoint, blocks } = await sealedChain(life.endpoint, sealing, LAST);
    const there = { ...pinned, blockHash: blocks[LAST]!.hash };
    const result = await provenAt(endpoint, there, { options: { to: LAST, epoch: EPOCH, ...more } });
    return { ...result, found: result.findings.map(({ check, block, text }) => `${check} ${block}: ${text.en}`) };
  }

  async function audited(sealing: (block: number) => Sealing, more: object = { validators: four }) {
    const { endpoint, blocks } = await sealedChain(life.endpoint, sealing);
    const result = await audit({
      provider: endpoint,
      addresses: life.contracts,
      builds,
      level: "L3",
      epoch: EPOCH,
      ...more,
    });
    return { ...result, blocks };
  }
  const changing =
    (at: number, change: (was: Sealing) => Partial<Sealing>) =>
    (block: number): Sealing => {
      const was = regular(block);
      return block === at ? { ...was, ...change(was) } : was;
    };

  it("passes when its first validators are given: every block has the seals of two thirds", async () => {
    const { levels, coverage, findings, blocks } = await audited(regular);
    expect(findings).to.deep.equal([]);
    expect(levels.at(-1)!.verdict).to.equal("passed");
    expect(levels.at(-1)!.rests!.en).to.equal(
      "the first validators, which were given, and the seals of the validators since, 4 at the end",
    );
    expect([coverage.chain.headers, coverage.chain.seals]).to.deep.equal([blocks.length, 3 * (blocks.length - 1)]);
  });

  it("passes from a block that is trusted, and says that; without one, or validators, it is linked but not anchored", async () => {
    const { blocks } = await sealedChain(life.endpoint, regular);
    const trusted = { number: 40, hash: blocks[40]!.hash };
    const { levels } = await audited(regular, { trusted });
    expect(levels.at(-1)!.verdict).to.equal("passed");
    expect(levels.at(-1)!.rests!.zh).to.equal(`所给可信区块 40，${trusted.hash}，以及此后验证人的封印（期末共 4 名）`);
    const alone = await audited(regular, {});
    expect(alone.levels.at(-1)!.verdict).to.equal("not anchored");
    expect(alone.levels.at(-1)!.reason!.en).to.match(/^Linked, not anchored/);
    expect(reportText(alone, plainNames, "zh").join("\n")).to.include("L3 链: 不能判为通过 (已相连，未锚定");
  });

  it("the block that is trusted is another", async () => {
    const { found, anchored } = await proven(regular, { trusted: { number: 20, hash: id("another") } });
    expect(found).to.deep.equal(["headers 20: The block that is trusted is another on this chain."]);
    expect(anchored).to.equal(false);
  });

  it("other validators than those given: their seals are nobody's", async () => {
    const { found } = await proven(regular, { validators: addresses.slice(1, 5) });
    expect(found[0]).to.equal("seals 0: The header lists validators that no vote of the validators made so.");
  });

  it("too few seals", async () => {
    const { findings, found } = await proven(changing(20, () => ({ sealers: keys.slice(0, 2) })));
    expect(found).to.deep.equal(["seals 20: Too few validators sealed the block."]);
    expect([findings[0]!.expected, findings[0]!.found]).to.deep.equal(["3 or more", "2"]);
  });

  it("a validator sealed twice", async () => {
    const { found } = await proven(changing(20, () => ({ sealers: [keys[0]!, keys[1]!, keys[1]!] })));
    expect(found).to.deep.equal([
      "seals 20: A validator sealed the block twice.",
      "seals 20: Too few validators sealed the block.",
    ]);
  });

  it("one who is not a validator sealed, and one proposed", async () => {
    const sealers = [...keys.slice(0, 3), keys[5]!];
    const { findings, found } = await proven(changing(20, () => ({ sealers, proposer: addresses[5]! })));
    expect(found).to.deep.equal([
      "seals 20: A seal is not of a validator in force.",
      "seals 20: The block was proposed by one who is not a validator.",
    ]);
    expect(findings[0]!.found).to.equal(addresses[5]);
  });

  it("seals of another round, and a seal that is none", async () => {
    const other = await proven(changing(20, () => ({ round: 1, sealedRound: 2 })));
    expect(other.found.filter((one) => one.includes("not of a validator")).length).to.equal(3);
    expect(other.found.at(-1)).to.equal("seals 20: Too few validators sealed the block.");
    expect((await proven(changing(20, () => ({ round: 3 })))).found).to.deep.equal([]);
    const none = `0x${"00".repeat(65)}`;
    const { findings } = await proven(changing(20, () => ({ seals: (made) => [...made, none] })));
    expect(findings.map(({ found }) => found)).to.deep.equal(["no key's signature"]);
  });

  /** Three of four vote a fifth in, in blocks 11 to 13; from block 14 on it is one of them. */
  const voted =
    (votes: readonly number[], from: number) =>
    (block: number): Sealing => {
      const was = regular(block);
      const add = { recipient: addresses[4]!, add: true };
      if (votes.includes(block)) return { ...was, vote: add };
      return block < from ? was : { ...was, listed: five, sealers: keys.slice(1, 5) };
    };

  it("validators that voted somebody in are followed; from then on four of five must seal", async () => {
    const { rests, found } = await proven(voted([11, 12, 13], 14));
    expect(found).to.deep.equal([]);
    expect(rests!.en).to.include("5 at the end");
    const few = await proven((block) => ({
      ...voted([11, 12, 13], 14)(block),
      ...(block === 30 && { sealers: keys.slice(0, 3) }),
    }));
    expect(few.found).to.deep.equal(["seals 30: Too few validators sealed the block."]);
  });

  it("a set changed without enough votes, with votes of one proposer, or with votes that an epoch voided", async () => {
    const unvoted = "The header lists validators that no vote of the validators made so.";
    for (const [votes, from] of [
      [[], 14],
      [[11, 12], 14],
      [[11, 15, 19], 20],
      [[28, 29, 31], 32],
    ] as const) {
      const { found } = await proven(voted(votes, from));
      expect(found, String(votes)).to.deep.equal([`seals ${from}: ${unvoted}`]);
    }
    const late = await proven(voted([11, 12, 13], 16));
    expect(late.found[0]).to.equal(`seals 14: ${unvoted}`);
  });

  it("votes: a later one replaces an earlier one, and who is dropped has no vote any more", () => {
    const set = new ValidatorSet(new Set(five));
    for (const one of five.slice(0, 2)) set.vote(one, { recipient: addresses[5]!, add: true });
    set.vote(five[0]!, { recipient: addresses[5]!, add: false });
    set.vote(five[2]!, { recipient: addresses[5]!, add: true });
    expect(set.has(addresses[5]!)).to.equal(false);
    for (const one of five.slice(2)) set.vote(one, { recipient: five[1]!, add: false });
    expect(set.members).to.deep.equal([five[0], five[2], five[3], five[4]]);
    set.vote(five[3]!, { recipient: addresses[5]!, add: true });
    expect(set.has(addresses[5]!)).to.equal(false);
    set.vote(five[4]!, { recipient: addresses[5]!, add: true });
    expect(set.has(addresses[5]!)).to.equal(true);
    expect(new ValidatorSet(new Set(four)).quorum).to.equal(3);
    expect(new ValidatorSet(new Set(addresses)).quorum).to.equal(4);
  });

  it("where a contract names the validators, the headers list none, and those given seal", async () => {
    const { found, anchored } = await proven((block) => ({ ...regular(block), listed: [] }));
    expect([found, anchored]).to.deep.equal([[], true]);
  });

  it("where a contract names the validators and none are given, no seal is judged, and nothing is anchored by seals", async () => {
    const byContract = (block: number) => ({ ...regular(block), listed: [] });
    const { found, anchored, verdicts } = await proven(byContract, {});
    expect([found, anchored]).to.deep.equal([[], false]);
    expect(verdicts.find(({ id: check }) => check === "seals")!.ran).to.equal(false);
  });

  it("a header without seals among sealed ones is said to be so", async () => {
    const { endpoint, blocks } = await sealedChain(life.endpoint, regular);
    const block = { ...blocks[20]!, extraData: "0x" };
    const send: typeof endpoint.send = async (method, params) =>
      method === "eth_getBlockByNumber" && Number(params[0]) === 20 ? block : endpoint.send(method, params);
    const { findings } = await audit({
      provider: { send },
      addresses: life.contracts,
      level: "L3",
      validators: four,
      epoch: EPOCH,
    });
    expect(findings.map(({ text }) => text.en)).to.include(
      "A header of a QBFT chain has neither validators nor seals.",
    );
  });

  it("extra data of another form is none of QBFT's", () => {
    const list = [hexlify(new Uint8Array(32)), four, [], "0x", [`0x${"11".repeat(65)}`]];
    const read = qbftExtra(encodeRlp(list))!;
    expect(hexOf(extraBytes(read))).to.equal(encodeRlp(list));
    expect([read.validators, read.vote, read.round.length, read.seals.length]).to.deep.equal([four, undefined, 0, 1]);
    const wrong: [number, unknown][] = [
      [0, "0x00"],
      [1, "0x"],
      [1, ["0x00"]],
      [2, "0x"],
      [2, [four[0]]],
      [2, [four[0], "0x01"]],
      [2, ["0x00", "0xff"]],
      [3, []],
      [3, "0x0001"],
      [3, "0x0102030405"],
      [4, ["0x11"]],
    ];
    for (const [place, value] of wrong) {
      expect(qbftExtra(encodeRlp(list.with(place, value as string) as string[])), `${place} ${value}`).to.equal(
        undefined,
      );
    }
    for (const text of ["0x", "0xc0", encodeRlp(list.slice(0, 4) as string[]), "0x80", "nothing"])
      expect(qbftExtra(text)).to.equal(undefined);
  });
});
