import { expect } from "chai";
import { AbiCoder, ZeroHash, id, keccak256, toBeHex } from "ethers";
import { network } from "hardhat";
import {
  ALL,
  ANN,
  ASSET_POOLS,
  Act,
  BEN,
  CHO,
  Consent,
  DAN,
  DIRECT,
  EVE,
  EVIDENCE,
  NOTICE,
  REASON,
  SUBJECT,
  Status,
  Title,
  UNITS,
  Vote,
  agreed,
  deployProperty,
  envelope,
  offer,
  ownPool,
  pledge,
  register,
  report,
  rewardOf,
  rules,
  rulesHash,
  separated,
} from "../helpers/property.js";
import { CNY, EUR, TOKEN, pool as poolOf, poolTerms, rest, versionTerms } from "../helpers/core.js";
import { random, seedOfRun } from "../helpers/random.js";
import { holderLine, makeTerms } from "../helpers/terms.js";

const { ethers, networkHelpers } = await network.create();
const coder = AbiCoder.defaultAbiCoder();
const slotOf = (type: string, key: unknown, base: bigint): bigint =>
  BigInt(keccak256(coder.encode([type, "uint256"], [key, base])));
const ALONE = { consent: Consent.Alone, noticeDays: 0 };
const FREE = rules({ preemptionDays: 0, transfer: ALONE, renounce: ALONE });

/** Where each variable stands: two of EIP712, the nonces, the counters, then the mappings in their order. */
const SLOT = {
  nonces: 2n,
  counters: 3n,
  rules: 4n,
  tokens: 5n,
  solo: 6n,
  assets: 7n,
  identifiers: 8n,
  live: 9n,
  records: 10n,
  seatings: 11n,
  offers: 12n,
  motions: 13n,
  votes: 14n,
};

/** Rebuilds every storage slot of the registry from its events alone. */
function fold(logs: { name: string; args: Record<string, unknown> }[]): Map<bigint, bigint> {
  const slots = new Map<bigint, bigint>();
  const counters = (shift: bigint, n: bigint): unknown => {
    const word = slots.get(SLOT.counters) ?? 0n;
    const mask = shift === 0n ? (1n << 40n) - 1n : ((1n << 64n) - 1n) << shift;
    return slots.set(SLOT.counters, (word & ~mask) | (n << shift));
  };
  const vote = (motion: bigint, member: bigint, says: bigint): unknown =>
    slots.set(slotOf("uint32", member, slotOf("uint64", motion, SLOT.votes)), says);
  const identify = (asset: bigint, identifier: string, ended: boolean): void => {
    const at = slotOf("uint40", asset, SLOT.identifiers);
    const before = toBeHex(slots.get(at) ?? 0n, 32);
    slots.set(slotOf("bytes32", before, SLOT.live), 0n);
    slots.set(at, BigInt(identifier));
    slots.set(slotOf("bytes32", identifier, SLOT.live), ended ? 0n : asset);
  };
  for (const { name, args } of logs) {
    const value = (key: string): bigint => BigInt(args[key] as bigint | string);
    const word = (at: bigint, key = "word"): unknown => slots.set(at, value(key));
    const asset = args["asset"] === undefined ? 0n : value("asset");
    const motion = args["motion"] === undefined ? 0n : slotOf("uint64", value("motion"), SLOT.motions);
    if (["RulesAdopted", "AssetPoolMade"].includes(name)) word(slotOf("uint40", value("agreement"), SLOT.rules));
    else if (name === "CurrencyLearnt") word(slotOf("uint32", value("number"), SLOT.tokens), "currency");
    else if (name === "SoloPoolSet") {
      const at = slotOf("uint32", value("member"), slotOf("uint40", value("agreement"), SLOT.solo));
      slots.set(at, (value("rewardRate") << 16n) | value("number"));
    } else if (["TitleChanged", "AnnualFeePaid", "UseRecorded"].includes(name)) {
      word(slotOf("uint40", asset, SLOT.records));
    } else if (name === "BackgroundOffered") {
      word(slotOf("uint40", value("agreement"), slotOf("uint40", asset, SLOT.offers)), "limits");
    } else if (name === "ActNonceUsed") {
      word(slotOf("uint192", value("key"), slotOf("uint32", value("member"), SLOT.nonces)), "next");
    } else if (name === "AssetSeparated") word(slotOf("uint40", asset, SLOT.seatings), "seating");
    else if (name === "MotionProposed") {
      counters(40n, value("motion"));
      slots.set(motion, value("subject"));
      slots.set(motion + 1n, value("word"));
      slots.set(motion + 2n, value("tally"));
      vote(value("motion"), value("member"), BigInt(Vote.Consents));
    } else if (["MotionVoted", "SharePreempted", "MotionUsed"].includes(name)) {
      slots.set(motion + 2n, value("tally"));
      if (name === "MotionVoted") vote(value("motion"), value("member"), value("vote"));
      if (name === "SharePreempted") vote(value("motion"), value("member"), 0n);
    } else if (name !== "ShareOffered") {
      word(slotOf("uint40", asset, SLOT.assets));
      if (name === "OwnerSeated") word(slotOf("uint40", asset, SLOT.seatings), "seating");
      if (name === "AssetRegistered") {
        counters(0n, asset);
        identify(asset, (args["what"] as { identifier: string }).identifier, false);
      }
      if (name === "StatusChanged") identify(asset, args["identifier"] as string, value("status") >= Status.Lapsed);
    }
  }
  return slots;
}

describe("IPRegistry: events are the ledger", () => {
  it("rebuilds every storage slot from the events of a life with everything in it", async () => {
    const context = await deployProperty(ethers);
    const { ip, licences, signers, as } = context;
    const holders = [holderLine(), holderLine(TOKEN, 0, ZeroHash)];
    await agreed(context, networkHelpers, rules(), { holders });
    await register(context);
    await register(context, { sole: true, identifier: id("sole") });
    await register(context, { agreement: 0, identifier: id("background") });
    await register(context, { identifier: id("child"), parents: [{ parent: 3, rate: 9 }] });
    await register(context, { agreement: 0, identifier: id("dropped") });
    await context.registry.connect(signers[BEN]!).reserve(0, BEN, { deadline: 0n, signatures: [] });
    await as(ANN).offer(3, 2, EVIDENCE, DIRECT);
    const what = report(3, Status.Filed, { identifier: id("number") });
    await ip.reportStatus(
      what,
      await envelope(ip, signers[ANN]!, "ReportStatus", { report: what }, { nonce: 5n << 64n }),
    );
    await as(ANN).reportStatus(report(5, Status.Abandoned), DIRECT);
    await as(ANN).recordTitle(1, ANN, Title.Filed, EVIDENCE, DIRECT);
    await as(BEN).recordAnnualFee(1, BEN, 30_000, EVIDENCE, DIRECT);
    await as(CHO).recordUse(1, CHO, 15_000, EVIDENCE, DIRECT);
    await separated(context, 1n);
    await as(ANN).separate(4, ANN, DIRECT);
    await ip.seat(4, BEN);
    const sale = offer(1);
    await as(ANN).offerShare(sale, NOTICE, DIRECT);
    const subject = (await ip.motionOf(1)).subject;
    await as(BEN).vote(1, BEN, subject, Vote.Objects, REASON, DIRECT);
    await as(BEN).preempt(1, BEN, sale, DIRECT);
    await as(CHO).vote(1, CHO, subject, Vote.Consents, ZeroHash, DIRECT);
    await as(ANN).transfer(sale, 1, DIRECT);
    await as(ANN).propose(1, Act.Renounce, ANN, SUBJECT, NOTICE, DIRECT);
    await as(BEN).vote(2, BEN, SUBJECT, Vote.Consents, ZeroHash, DIRECT);
    await as(ANN).renounce(1, ANN, 2, SUBJECT, DIRECT);
    await as(ANN).pledge(pledge(2), 0, DIRECT);
    await as(ANN).pledge(pledge(3), 0, DIRECT);
    await as(DAN).release(3, DAN, EVIDENCE, DIRECT);
    await licences.encumber(2, true);
    await licences.soloPoolOf(1, BEN);

    const logs = await ethers.provider.getLogs({ address: await ip.getAddress(), fromBlock: 0 });
    const parsed = logs.map((log) => ip.interface.parseLog(log)!);
    const args = (log: (typeof parsed)[number]) =>
      Object.fromEntries(log.fragment.inputs.map((input, i) => [input.name, log.args[i] as unknown]));
    const slots = fold(parsed.map((log) => ({ name: log.name, args: args(log) })));
    const names = new Set(parsed.map((log) => log.name));
    ip.interface.forEachEvent((event) => {
      if (event.name !== "EIP712DomainChanged") expect(names.has(event.name), event.name).to.equal(true);
    });
    for (const [slot, word] of slots) {
      expect(await ethers.provider.getStorage(ip, slot), slot.toString(16)).to.equal(toBeHex(word, 32));
    }
    // Nothing but these slots was written: the proof of an empty rest is in the storage's root, see the audit.
    for (let slot = 0n; slot < 20n; slot++) {
      if (!slots.has(slot)) expect(BigInt(await ethers.provider.getStorage(ip, slot))).to.equal(0n);
    }
  });
});

describe("IPRegistry: a campaign of changing owners", () => {
  it("never loses a unit, and never moves money that somebody has earned", async () => {
    const seed = seedOfRun("owners");
    const next = random(seed);
    const context = await deployProperty(ethers, "PropertyAgreements");
    const { ip, core, bank, as } = context;
    const agreements = await ethers.getContractAt("PropertyAgreements", await context.set.addressOf(3));
    const owners = [ANN, BEN, CHO, DAN, EVE];
    const currencies = [CNY, EUR];
    const [rateOfAnn, rateOfDan] = [100_000, 333_333];
    await agreements.setRewardRate(ANN, rateOfAnn);
    await agreements.setRewardRate(DAN, rateOfDan);
    for (const [place, n] of [ANN, BEN, CHO].entries()) await agreements.seat(1, n, place, 0);
    await agreements.set(1, 0, 0, 9);
    await agreements.prepare(1, currencies, CNY, [poolTerms(2)]);
    await agreements.open(1, 1, versionTerms({ currencies, tiers: [rest(2)] }));
    for (const n of [ANN, BEN, CHO]) await agreements.setUnits(poolOf(2), n, UNITS[n]!);
    const holders = currencies.map((currency) => holderLine(currency));
    const terms = makeTerms({ holders, licenceRule: rulesHash(FREE) });
    await ip.adopt(terms, FREE);
    await register(context);
    await separated(context, 1n);
    // From now on income goes to the asset's own pool.
    await agreements.open(1, 2, versionTerms({ from: 20_001, currencies, tiers: [rest(ASSET_POOLS)] }));

    const accounts = owners.flatMap((n) => [BigInt(n), rewardOf(n)]);
    const money = async () =>
      Promise.all(currencies.flatMap((currency) => accounts.map((account) => core.owed(ownPool(), account, currency))));
    for (let step = 0; step < 60; step++) {
      const from = owners[next(owners.length)]!;
      const [units] = await ip.shareOf(1, from);
      const before = await money();
      const kind = next(8);
      if (kind < 2) {
        await bank.book(1, 2, currencies[next(2)]!, BigInt(1 + next(1_000_000)), 20_001);
        continue;
      }
      const to = owners[next(owners.length)]!;
      const [, total] = await ip.shareOf(1, from);
      if (units === 0n || to === from) continue;
      if (kind === 2 && units < total && step % 7 === 0) await as(from).renounce(1, from, 0, REASON, DIRECT);
      else {
        const part = next(4) === 0 ? units : 1n + (units * BigInt(next(1000))) / 1001n;
        await as(from).transfer(offer(1, { from, to, units: part }), 0, DIRECT);
      }
      expect(await money(), `seed ${seed}, step ${step}`).to.deep.equal(before);
      const shares = await Promise.all(owners.map((n) => ip.shareOf(1, n)));
      const sum = shares.reduce((all, share) => all + share.units, 0n);
      expect(sum, `seed ${seed}, step ${step}`).to.equal(shares[0]!.total);
    }
    expect((await ip.assetOf(1)).pool).to.equal(ASSET_POOLS);
    expect((await ip.shareOf(1, ANN)).total <= ALL).to.equal(true);
  });
});
