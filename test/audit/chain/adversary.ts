import { expect } from "chai";
import { campaign, summed } from "../../helpers/campaign.js";
import { lifeOf } from "../../helpers/checkedLife.js";
import { random, seedOfRun } from "../../helpers/random.js";

const LIES = 300;

describe("A node that lies", () => {
  it("is found out whatever it lies in, and an honest one is not accused", async () => {
    const next = random(seedOfRun("lies"));
    const result = await campaign(await lifeOf("campus-lab"), LIES, next);
    console.log(`      ${summed(result)}`);
    expect(result.alarms).to.deep.equal([]);
    expect(result.missed).to.deep.equal([]);
    expect(Object.keys(result.tried).sort()).to.deep.equal(["blocks", "forged", "logs", "others", "receipts"]);
  }).timeout(120_000);
});
