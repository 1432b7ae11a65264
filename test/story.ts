import { readFileSync } from "node:fs";
import { expect } from "chai";
import hre from "hardhat";
import type { AgreementFile } from "../src/agreement/format.js";
import { audit } from "../src/audit/audit.js";
import { allocationsIn } from "../src/audit/unpack.js";
import { newWorld, play } from "../src/play/play.js";
import { type Happening, type World, allPools, currencyAddress } from "../src/play/world.js";
import { accountOf, poolId, rewardOf } from "../src/sdk/terms.js";
import { moduleBuilds } from "../scripts/lib/builds.js";
import { localChain } from "../scripts/lib/localChain.js";

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../examples/${name}.json`, import.meta.url), "utf8")) as AgreementFile;

/** Lives a file and returns what came about. */
async function live(file: AgreementFile) {
  const { chain, ledger, endpoint } = await localChain(file);
  const world = newWorld(file, ledger, chain);
  const happenings: Happening[] = [];
  for await (const happening of play(world)) happenings.push(happening);
  return { world, happenings, endpoint };
}

/** Royalties that went to owners outside every agreement: taken from an inbox and owed again, as direct credits. */
async function credited({ ledger }: World, currency: string): Promise<bigint> {
  const { bank, treasury } = ledger;
  const forwarded = [
    ...(await bank.queryFilter(bank.filters.Forwarded())),
    ...(await treasury.queryFilter(treasury.filters.Forwarded())),
  ];
  return forwarded
    .filter(({ args }) => BigInt(args.cause) === 0n && BigInt(args.currency) === BigInt(currency))
    .reduce((sum, { args }) => sum + args.amount, 0n);
}

/** What is paid, owed and waiting in a currency, asked of the contracts, beside what came in. */
async function whereIsTheMoney(world: World, code: string) {
  const { benefit, bank, treasury } = world.ledger;
  const currency = currencyAddress(world.chain, code);
  const { booked, debt } = await benefit.bookOf(world.agreement, currency);
  let owed = 0n;
  for (const member of world.members.values()) {
    for (const account of [accountOf(member), rewardOf(member)]) {
      for (const pool of await allPools(world)) owed += await benefit.owed(pool, account, currency);
    }
  }
  let waiting = 0n;
  for (const { version } of world.versions) waiting += await benefit.potOf(world.agreement, version, currency);
  for (const pool of await allPools(world)) waiting += await benefit.parkedOf(pool, currency);
  const taken = await benefit.queryFilter(benefit.filters.Taken());
  const number = code === "native" ? 1000n : code.startsWith("token:") ? 1001n : BigInt(currency);
  const gross = taken
    .filter(({ args }) => (args.place & 0xffffffffn) === number)
    .reduce((sum, { args }) => sum + args.amount, 0n);
  const rejected = await bank.queryFilter(bank.filters.PaymentSettled());
  let returned = 0n;
  for (const { args } of rejected) {
    const [status, , amount] = await bank.paymentOf(args.run, args.position);
    if (status === 4n && number === BigInt(currency)) returned += amount;
  }
  const reversals = await benefit.queryFilter(benefit.filters.Reversed());
  const reversed = reversals.reduce((sum, { args }) => (args.currency === number ? sum + args.amount : sum), 0n);
  return {
    booked,
    debt,
    reversed,
    owed,
    waiting,
    taken: gross - returned - (await credited(world, currency)),
    treasury,
  };
}

describe("A life of an agreement", () => {
  for (const name of ["simar", "campus-lab", "shared-invention"]) {
    it(`${name}: every minor unit is paid, owed or waiting`, async () => {
      const { world, happenings } = await live(read(name));
      expect(happenings.length).to.be.greaterThan(25);
      for (const { text } of happenings) {
        expect(text.en).to.match(/\S/);
        expect(text.zh).to.match(/[\u4e00-\u9fff]/);
      }
      for (const { code } of world.entry.currencies) {
        const { booked, debt, reversed, owed, waiting, taken } = await whereIsTheMoney(world, code);
        expect(booked, code).to.be.greaterThan(0n);
        const dust = booked - reversed + debt - owed - waiting - taken;
        expect(dust >= 0n && dust < 40n, `dust of ${code}: ${dust}`).to.equal(true);
      }
    });
  }

  it("simar: the firms' own cost is recovered in full, to the cent", async () => {
    const { world } = await live(read("simar"));
    const { benefit } = world.ledger;
    const COST_POOLS = 0x8000n;
    const shared = [
      ...(await benefit.queryFilter(benefit.filters.Booked())),
      ...(await benefit.queryFilter(benefit.filters.Allocated())),
    ].flatMap(({ args }) => allocationsIn(args.allocations));
    const recovered = shared.filter(({ pool }) => pool >= COST_POOLS).map(({ amount }) => amount);
    expect(recovered.reduce((a, b) => a + b)).to.equal(41_442_284n);
    const pool = poolId(world.agreement, world.pools.get("own-cost")!.line.number);
    const [, left] = await benefit.costOf(pool, accountOf(3));
    expect(left).to.equal(0n);
  });

  it("shared-invention: what came in before a share changed hands is the old owners', later income the new ones'", async () => {
    const { world, happenings, endpoint } = await live(read("shared-invention"));
    const said = happenings.map(({ text }) => text.en).join("\n");
    expect(said).to.include('"rotor-guard" goes from Cove Institute of Rotors (invented) to Cove Vocational College');
    expect(said).to.match(
      /Gale Works \(invented\) grants Gull Rotors \(invented\) licence 2 under licence 1: ordinary/,
    );
    const asset = world.assets.get("rotor-guard")!;
    const partOf = async (id: string) => {
      const { units, total } = await world.ledger.property.shareOf(asset, world.members.get(id)!);
      return Number((units * 100n) / total);
    };
    expect(await Promise.all(["college", "firm", "institute", "fund"].map(partOf))).to.deep.equal([60, 30, 0, 10]);
    const builds = await moduleBuilds(hre);
    const { levels } = await audit({ provider: endpoint, addresses: world.ledger.addresses, builds, level: "L2" });
    expect(levels.map(({ level, verdict }) => `${level} ${verdict}`)).to.include.members([
      "L0 passed",
      "L1 passed",
      "L2 passed",
    ]);
  });

  it("tells which step was refused, and by what", async () => {
    const file = read("simar");
    file.story = [
      { date: "2025-09-10", do: "contribute", as: "x", by: "us", kind: "training", quantity: "1", evidence: "e" },
    ];
    await live(file).then(
      () => expect.fail("a kind without a price was accepted"),
      (error: Error) => {
        expect(error.message).to.equal('story step 1 ("contribute" on 2025-09-10) was refused');
        expect(String(error.cause)).to.include("AgreementRateUnknown(1, 106)");
      },
    );
  });
});
