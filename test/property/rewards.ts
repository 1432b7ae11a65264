import { expect } from "chai";
import { AbiCoder, ZeroAddress, ZeroHash, id, keccak256, toBeHex } from "ethers";
import { network } from "hardhat";
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { merkle } from "../helpers/contribution.js";
import { CNY, MAX96, deployModules } from "../helpers/core.js";
import { DIRECT } from "../helpers/members.js";

const { ethers, networkHelpers } = await network.create();
const { loadFixture, time } = networkHelpers;
const coder = AbiCoder.defaultAbiCoder();
const DAY = 86_400;
const T0 = 29_220;
const [REWARD, CERTIFICATE] = [1, 2];
const ANN = 1;
const TYPES = {
  CommitList: [
    { name: "key", type: "ListKey" },
    { name: "facts", type: "ListFacts" },
    { name: "replaces", type: "bytes32" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint40" },
  ],
  ListKey: [
    { name: "agreement", type: "uint40" },
    { name: "member", type: "uint32" },
    { name: "kind", type: "uint8" },
    { name: "currency", type: "address" },
    { name: "first", type: "uint24" },
    { name: "last", type: "uint24" },
  ],
  ListFacts: [
    { name: "root", type: "bytes32" },
    { name: "count", type: "uint32" },
    { name: "total", type: "uint96" },
    { name: "main", type: "uint96" },
  ],
};

interface Line {
  index: number;
  line: string;
  amount: bigint;
}
const leafOf = ({ index, line, amount }: Line): string =>
  keccak256(keccak256(coder.encode(["uint32", "bytes32", "uint96"], [index, line, amount])));
/** Lines of people: what each says and its salt stay off the chain. */
const lines = (count: number): Line[] =>
  Array.from({ length: count }, (_, index) => ({
    index,
    line: id(`salt ${index}: somebody`),
    amount: 100n + BigInt(index),
  }));

const key = (more = {}) => ({
  agreement: 1n,
  member: ANN,
  kind: REWARD,
  currency: CNY,
  first: T0 - 90,
  last: T0 - 1,
  ...more,
});
const digestOf = (of: ReturnType<typeof key>): string =>
  keccak256(coder.encode(["uint40", "uint32", "uint8", "address", "uint24", "uint24"], Object.values(of)));
const facts = (more = {}) => ({ root: id("root"), count: 7, total: 1_001n, main: 501n, ...more });

async function deployed() {
  const members = await ethers.deployContract("OpenMembers");
  const parts: [number, string][] = [
    [0, "BenefitLedger"],
    [8, "RewardRegister"],
  ];
  const { module, at } = await deployModules(ethers, parts, await members.getAddress());
  const [, ann, ann2, stranger] = (await ethers.getSigners()) as [
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
  ];
  const core = await ethers.getContractAt("BenefitLedger", at[0]!, module);
  const register = await ethers.getContractAt("RewardRegister", at[1]!, stranger);
  await members.setSigner(ann, ANN, 63, MAX96);
  const pool = { number: 1, whenEmpty: 0, fallTo: 0, holdUntil: 0, cap: 0 };
  await core.prepare(1, [CNY], CNY, [pool]);
  await core.open(1, 1, {
    from: 20_000,
    periodic: false,
    passesOpenTiers: false,
    amountCurrency: CNY,
    currencies: [CNY],
    tiers: [{ kind: 4, rate: 1_000_000, pool: 1 }],
  });
  await time.increaseTo(T0 * DAY + 3600);
  const commit = (of = key(), what = facts(), replaces = ZeroHash) =>
    register.connect(ann).commit(of, what, replaces, DIRECT);
  const sign = async (signers: HardhatEthersSigner[], message: object, nonce = 0n) => {
    const { name, version, chainId, verifyingContract } = await register.eip712Domain();
    const deadline = 2n ** 40n - 1n;
    const signatures = [];
    for (const signer of signers) {
      const value = { ...message, nonce, deadline };
      const signature = await signer.signTypedData({ name, version, chainId, verifyingContract }, TYPES, value);
      signatures.push({ signer: signer.address, signature });
    }
    signatures.sort((a, b) => (BigInt(a.signer) < BigInt(b.signer) ? -1 : 1));
    return { nonce, deadline, signatures };
  };
  return { register, members, core, ann, ann2, stranger, commit, sign };
}

describe("RewardRegister", () => {
  it("keeps a list's root, lines, total and main contributors' part, and tells everything", async () => {
    const { register, commit } = await loadFixture(deployed);
    const list = digestOf(key());
    await expect(commit())
      .to.emit(register, "ListCommitted")
      .withArgs(list, 1, ANN, 1, ZeroHash, Object.values(key()), Object.values(facts()));
    expect(await register.listOf(list)).to.deep.equal([Object.values({ ...facts(), count: 7n }), 1n]);
    expect(await register.digestOf(key())).to.equal(list);
  });

  it("lets one person prove the own line, and no other one", async () => {
    const { register, commit } = await loadFixture(deployed);
    for (const count of [1, 2, 13]) {
      const own = key({ first: T0 - 90 - count });
      const people = lines(count);
      const tree = merkle(people.map(leafOf));
      await commit(own, facts({ root: tree.root, count }));
      const verify = (line: Line, proof: string[]) => register.verify(digestOf(own), line, proof);
      for (const line of people) {
        const proof = tree.proofOf(line.index);
        expect(await verify(line, proof)).to.equal(true);
        expect(await verify({ ...line, amount: line.amount + 1n }, proof)).to.equal(false);
        expect(await verify({ ...line, line: id("somebody else") }, proof)).to.equal(false);
        expect(await verify({ ...line, index: line.index + 1 }, proof)).to.equal(false);
        expect(await verify(line, [...proof, id("more")])).to.equal(false);
        expect(await register.verify(digestOf(key({ last: T0 - 2 })), line, proof)).to.equal(false);
      }
    }
  });

  it("takes no inner node and no line beyond the count for a line", async () => {
    const { register, commit } = await loadFixture(deployed);
    const people = lines(4);
    const tree = merkle(people.map(leafOf));
    await commit(key(), facts({ root: tree.root, count: 3 }));
    expect(await register.verify(digestOf(key()), people[3]!, tree.proofOf(3))).to.equal(false);
    const root: Line = { index: 0, line: tree.root, amount: 0n };
    expect(await register.verify(digestOf(key()), root, [])).to.equal(false);
    expect(await register.verify(id("nothing"), { index: 0, line: ZeroHash, amount: 0n }, [])).to.equal(false);
  });

  it("corrects a list by another one that names it; the later one counts", async () => {
    const { register, commit } = await loadFixture(deployed);
    await commit();
    const list = digestOf(key());
    const better = facts({ root: id("better"), main: 600n });
    for (const [what, replaces] of [
      [better, ZeroHash],
      [better, id("another")],
      [facts(), id("root")],
    ] as const) {
      await expect(commit(key(), what, replaces))
        .to.be.revertedWithCustomError(register, "RewardReplacesWrong")
        .withArgs(replaces, id("root"));
    }
    await expect(commit(key(), better, id("root")))
      .to.emit(register, "ListCommitted")
      .withArgs(list, 1, ANN, 2, id("root"), Object.values(key()), Object.values(better));
    expect((await register.listOf(list)).revision).to.equal(2);
    await expect(commit(key({ last: T0 - 2 }), facts(), id("root")))
      .to.be.revertedWithCustomError(register, "RewardReplacesWrong")
      .withArgs(id("root"), ZeroHash);
  });

  it("refuses less than half of the pot for the main contributors (R17), exactly half is enough", async () => {
    const { register, commit } = await loadFixture(deployed);
    const refused = (main: bigint, total: bigint) =>
      expect(commit(key(), facts({ main, total })))
        .to.be.revertedWithCustomError(register, "RewardMainWrong")
        .withArgs(main, total);
    await refused(500n, 1_001n);
    await refused(499n, 1_000n);
    await refused(1_001n, 1_000n);
    await refused(MAX96 / 2n, MAX96);
    await commit(key(), facts({ main: 500n, total: 1_000n }));
    await commit(key({ last: T0 - 2 }), facts({ main: MAX96, total: MAX96 }));
  });

  it("keeps certificates of contributions alike, without currency and without main contributors", async () => {
    const { register, commit } = await loadFixture(deployed);
    const own = key({ kind: CERTIFICATE, currency: ZeroAddress });
    await expect(commit(own, facts())).to.be.revertedWithCustomError(register, "RewardMainWrong").withArgs(501, 1_001);
    const people = lines(3);
    const tree = merkle(people.map(leafOf));
    await commit(own, facts({ root: tree.root, count: 3, main: 0n }));
    expect(await register.verify(digestOf(own), people[1]!, tree.proofOf(1))).to.equal(true);
    for (const wrong of [
      key({ kind: CERTIFICATE }),
      key({ currency: ZeroAddress }),
      key({ kind: 0, currency: ZeroAddress }),
    ]) {
      await expect(commit(wrong, facts({ main: 0n })))
        .to.be.revertedWithCustomError(register, "RewardKindWrong")
        .withArgs(wrong.kind);
    }
  });

  it("refuses an agreement that is none, a period that is reversed or not over, and a list of nothing", async () => {
    const { register, commit } = await loadFixture(deployed);
    await expect(commit(key({ agreement: 2n })))
      .to.be.revertedWithCustomError(register, "RewardAgreementUnknown")
      .withArgs(2);
    for (const days of [
      { first: T0 - 1, last: T0 - 2 },
      { first: T0, last: T0 },
    ]) {
      await expect(commit(key(days)))
        .to.be.revertedWithCustomError(register, "RewardPeriodWrong")
        .withArgs(days.first, days.last);
    }
    for (const nothing of [{ root: ZeroHash }, { count: 0 }]) {
      const what = facts(nothing);
      await expect(commit(key(), what))
        .to.be.revertedWithCustomError(register, "RewardListEmpty")
        .withArgs(what.root, what.count);
    }
  });

  it("is the treasury's for rewards, by the policy for the total; the recorders' for certificates", async () => {
    const { register, members, ann, ann2, stranger, commit, sign } = await loadFixture(deployed);
    await expect(register.connect(stranger).commit(key(), facts(), ZeroHash, DIRECT))
      .to.be.revertedWithCustomError(members, "OpenMembersRefused")
      .withArgs(ANN, stranger.address, 8, 1_001);
    for (const signer of [ann, ann2]) await members.setSigner(signer, ANN, 8, 1_000);
    await expect(commit()).to.be.revertedWithCustomError(members, "OpenMembersTooFew").withArgs(ANN, 1, 2);
    const certificates = key({ kind: CERTIFICATE, currency: ZeroAddress });
    await expect(commit(certificates, facts({ main: 0n })))
      .to.be.revertedWithCustomError(members, "OpenMembersRefused")
      .withArgs(ANN, ann.address, 2, 0);
    const message = { key: key(), facts: facts(), replaces: ZeroHash };
    const signed = await sign([ann, ann2], message);
    for (const other of [{ root: id("other") }, { count: 8 }, { total: 1_002n }, { main: 502n }]) {
      await expect(register.commit(key(), facts(other), ZeroHash, signed)).to.be.revertedWithCustomError(
        members,
        "OpenMembersSignatureInvalid",
      );
    }
    await expect(register.commit(key({ last: T0 - 2 }), facts(), ZeroHash, signed)).to.be.revertedWithCustomError(
      members,
      "OpenMembersSignatureInvalid",
    );
    await expect(register.commit(key(), facts(), ZeroHash, signed))
      .to.emit(register, "ActNonceUsed")
      .withArgs(ANN, 0, 1);
    await expect(register.commit(key({ last: T0 - 2 }), facts(), ZeroHash, signed))
      .to.be.revertedWithCustomError(register, "ActNonceWrong")
      .withArgs(ANN, 0, 1);
  });

  it("tells every slot", async () => {
    const { register, ann, commit } = await loadFixture(deployed);
    await commit();
    await commit(key(), facts({ root: id("better"), main: 900n }), id("root"));
    await register.connect(ann).invalidateNonce(ANN, 3);
    const logs = await register.queryFilter(register.filters.ListCommitted());
    const last = logs.at(-1)!.args;
    const slot = BigInt(keccak256(coder.encode(["bytes32", "uint256"], [last.list, 3])));
    const { root, count, total, main } = last.facts;
    const word = (main << 144n) | (total << 48n) | (count << 16n) | last.revision;
    const stored = (at: bigint) => ethers.provider.getStorage(register, toBeHex(at, 32));
    expect(BigInt(await stored(slot))).to.equal(word);
    expect(await stored(slot + 1n)).to.equal(root);
    const nonces = BigInt(keccak256(coder.encode(["uint32", "uint256"], [ANN, 2])));
    expect(BigInt(await stored(BigInt(keccak256(coder.encode(["uint192", "uint256"], [3, nonces])))))).to.equal(1);
  });
});
