import { network } from "hardhat";
import { expect } from "chai";
import { ZeroAddress, id } from "ethers";
import { check } from "../../src/audit/check.js";
import { contractNames } from "../../src/audit/decode.js";
import type { CheckedContracts } from "../../src/audit/events.js";
import { random } from "../helpers/random.js";
import {
  ALL,
  COSTS,
  D0,
  Empty,
  Kind,
  NATIVE,
  TOKEN,
  deployCore,
  dispute,
  member,
  pool,
  poolTerms,
  tier,
} from "../helpers/core.js";
import { allLogs } from "../../scripts/lib/logs.js";

const STEPS = 150;
const MEMBERS = 5;
const [FEE, FIRST, WORK, REST] = [1, 2, 3, 4] as const;

/** The checks that need nothing of the contracts around the core. */
const ofTheCore = ["logs", "waterfall", "recovery", "owed", "conservation", "words"];

const waterfallOfTerms = {
  from: D0,
  periodic: false,
  passesOpenTiers: false,
  amountCurrency: NATIVE,
  currencies: [NATIVE, TOKEN],
  tiers: [
    tier(Kind.Levy, 20_000, FEE),
    tier(Kind.Recover, 600_000, COSTS),
    tier(Kind.Capped, 500_000, FIRST),
    tier(Kind.Share, 400_000, WORK),
    tier(Kind.Share, ALL, REST),
  ],
};

/** A life of the bare core in which anything may happen at any time; returns its logs. */
async function randomLife(seed: bigint) {
  const { ethers } = await network.create();
  const { core } = await deployCore(ethers);
  const pick = random(seed);
  const amount = () => BigInt(pick(2)) * BigInt(pick(1_000_000_000)) + BigInt(pick(1_000)) + 1n;
  const currency = () => (pick(3) === 0 ? TOKEN : NATIVE);
  const who = () => member(1 + pick(MEMBERS));
  const earning = () => pool([FEE, FIRST, WORK, REST][pick(4)]!);
  const pools = [
    poolTerms(FEE),
    poolTerms(FIRST, { cap: 700_000n }),
    poolTerms(WORK, { whenEmpty: Empty.Fall, fallTo: REST }),
    poolTerms(REST, { whenEmpty: Empty.Hold, fallTo: FEE }),
    poolTerms(COSTS),
  ];
  await core.prepare(1, [NATIVE, TOKEN], NATIVE, pools);
  await core.open(1, 1, waterfallOfTerms);
  let disputes = 0;
  const take = async (account: bigint) => {
    const what = currency();
    for (const number of [0, FEE, FIRST, WORK, REST, COSTS]) {
      await core.dischargeEntitlement(pool(number), account, what);
    }
  };
  const acts = [
    () => core.bookNet(1, 1, currency(), amount(), D0, D0, id("receipt")),
    () => core.bookNet(1, 1, NATIVE, amount(), D0, D0, id("receipt")),
    () => core.reverse(1, NATIVE, 1n + BigInt(pick(500)), id("reversal")),
    () => core.setUnits(earning(), who(), BigInt(pick(7)) * BigInt(1 + pick(1_000_000)), id("terms")),
    () => core.addCost(pool(COSTS), who(), amount(), id("cost")),
    () => core.contraCost(pool(COSTS), who(), amount(), id("contra")),
    () => take(who()),
    () => take(who()),
    () => core.release(1, 1, TOKEN),
    () => core.unpark(earning(), currency()),
    () => core.hold(1, member(1), NATIVE, 1n + BigInt(pick(100_000)), [pool(WORK), pool(REST)]),
    () => core.lift(1, member(1), NATIVE, [pool(WORK), pool(REST)]),
    () => core.addUnitsTo(pool(WORK), dispute(++disputes), BigInt(1 + pick(1_000)), id("challenge")),
    () => core.moveUnits(pool(WORK), dispute(disputes), who(), id("ruling")),
    () => core.returnEscrow(pool(WORK), dispute(1 + pick(disputes + 1)), id("ruling")),
  ];
  for (let step = 0; step < STEPS; ++step) {
    // What the core refuses leaves no event.
    await acts[pick(acts.length)]!().catch(() => undefined);
  }
  const contracts = { benefit: await core.getAddress() } as CheckedContracts;
  for (const name of contractNames) contracts[name] ??= ZeroAddress;
  return { logs: await allLogs(ethers.provider), contracts };
}

describe("The check of random lives of the core", () => {
  for (const seed of [1n, 2n, 3n, 4n]) {
    it(`life ${seed}: the check's own sums and words agree with the core's`, async function () {
      this.timeout(120_000);
      const { logs, contracts } = await randomLife(seed);
      const { findings, history } = check(logs, contracts);
      const names = new Set(history.map(({ name }) => name));
      expect([...names]).to.include.members(["Booked", "Taken", "UnitsChanged", "CostChanged"]);
      const repays = history.some(
        (event) => event.name === "Booked" && event.args.allocations.some(({ pool: number }) => number >= COSTS),
      );
      expect(repays).to.equal(true);
      const wrong = findings.filter((finding) => ofTheCore.includes(finding.check));
      expect(
        wrong
          .slice(0, 5)
          .map((one) => `${one.check}: ${one.text.en} ${one.expected} / ${one.found} at ${one.block}.${one.logIndex}`),
      ).to.deep.equal([]);
    });
  }
});
