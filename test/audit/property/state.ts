import { expect } from "chai";
import { audit } from "../../../src/audit/audit.js";
import { propertyLife } from "../../helpers/propertyLife.js";

describe("A whole life of property, asked of the contracts and proven", () => {
  it("assets, motions, licences, lists and nonces are the contracts', and every slot is told", async () => {
    const { endpoint: provider, contracts: addresses } = await propertyLife();
    const { findings, verdicts, coverage } = await audit({ provider, addresses, level: "L2" });
    expect(findings).to.deep.equal([]);
    expect(verdicts.filter(({ ran }) => ran).map(({ id }) => id)).to.include.members(["state", "storage"]);
    expect(coverage.state).to.be.greaterThan(100);
  });
});
