import { expect } from "chai";
import hre, { network } from "hardhat";
import Jointly from "../../ignition/modules/Jointly.js";
import { moduleBuilds } from "../../scripts/lib/builds.js";
import type { Addresses } from "../../src/sdk/ledger.js";
import { checkModuleSet, moduleOrder } from "../../src/sdk/moduleSet.js";

const { ethers, ignition, networkHelpers } = await network.create();

async function deployed() {
  const contracts = await ignition.deploy(Jointly);
  const names = ["members", "set", ...moduleOrder] as const;
  const entries = names.map(async (name) => [name, await contracts[name].getAddress()]);
  return { addresses: Object.fromEntries(await Promise.all(entries)) as Addresses, builds: await moduleBuilds(hre) };
}

describe("A module set", () => {
  it("adds up to its digest, with the code of this build", async () => {
    const { addresses, builds } = await networkHelpers.loadFixture(deployed);
    const { digest, computed, modules } = await checkModuleSet(ethers.provider, addresses, builds);
    expect(computed).to.equal(digest);
    expect(modules.map(({ name }) => name)).to.deep.equal(moduleOrder);
    for (const { foreseen, asBuilt } of modules) expect([foreseen, asBuilt]).to.deep.equal([true, true]);
  });

  it("betrays a module whose code was changed", async () => {
    const { addresses, builds } = await networkHelpers.loadFixture(deployed);
    await networkHelpers.setCode(addresses.bank, "0x00");
    const { digest, computed, modules } = await checkModuleSet(ethers.provider, addresses, builds);
    expect(computed).to.not.equal(digest);
    expect(modules.filter(({ asBuilt }) => !asBuilt).map(({ name }) => name)).to.deep.equal(["bank"]);
  });

  it("betrays a module that stands elsewhere, and one of another build", async () => {
    const { addresses, builds } = await networkHelpers.loadFixture(deployed);
    const elsewhere = { ...addresses, hold: addresses.members };
    const { modules } = await checkModuleSet(ethers.provider, elsewhere, { ...builds, benefit: builds.bank });
    expect(modules.filter(({ foreseen }) => !foreseen).map(({ name }) => name)).to.deep.equal(["hold"]);
    expect(modules.filter(({ asBuilt }) => !asBuilt).map(({ name }) => name)).to.deep.equal(["benefit", "hold"]);
  });
});
