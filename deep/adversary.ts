// Ten thousand lies of a node, over two consortia: npm run test:deep. A few hundred are told in test/audit/chain. Each run tells others; FUZZ_SEED repeats one.
import { expect } from "chai";
import { campaign, summed } from "../test/helpers/campaign.js";
import { lifeOf } from "../test/helpers/checkedLife.js";
import { random, seedOfRun } from "../test/helpers/random.js";

const LIES = 5_000;

describe("A node that lies, at length", () => {
  for (const name of ["campus-lab", "simar"] as const) {
    it(`is found out in every one of ${LIES} lies about ${name}`, async () => {
      const result = await campaign(
        await lifeOf(name),
        LIES,
        random(seedOfRun(`lies about ${name}`, BigInt(Date.now()))),
      );
      console.log(`      ${summed(result)}`);
      expect(result.alarms).to.deep.equal([]);
      expect(result.missed).to.deep.equal([]);
    }).timeout(3_600_000);
  }
});
