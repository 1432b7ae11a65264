import { network } from "hardhat";
import { expect } from "chai";
import { unprovenIn } from "../../helpers/storageProven.js";

const { ethers, networkHelpers } = await network.create();
const DAY = 86_400;
const [ROLE, OTHER] = [7n, 8n];

describe("The AccessManager's storage follows from its events", () => {
  it("roles with delays, changes of delays before and after they take effect, targets, scheduled operations", async () => {
    const [admin, keeper, guardian, late] = await ethers.getSigners();
    const manager = await ethers.deployContract("AccessManager", [admin]);
    const registry = await ethers.deployContract("MemberRegistry", [manager]);
    const [at, target] = [await manager.getAddress(), await registry.getAddress()];
    const suspend = registry.interface.getFunction("suspendMember").selector;
    const acts: (() => Promise<unknown>)[] = [
      () => manager.labelRole(ROLE, "keepers"),
      () => manager.setRoleGuardian(ROLE, OTHER),
      () => manager.setTargetFunctionRole(target, [suspend, "0x01020304"], ROLE),
      () => manager.grantRole(ROLE, keeper!, 3 * DAY),
      () => manager.grantRole(ROLE, keeper!, DAY), // falls in two days
      () => manager.grantRole(ROLE, keeper!, 2 * DAY), // before it fell
      () => networkHelpers.time.increase(3 * DAY),
      () => manager.grantRole(ROLE, keeper!, 5 * DAY), // after it rose
      () => manager.setGrantDelay(ROLE, DAY),
      () => networkHelpers.time.increase(6 * DAY),
      () => manager.setGrantDelay(ROLE, 2 * DAY),
      () => manager.grantRole(ROLE, late!, 0),
      () => manager.setTargetAdminDelay(target, DAY),
      () => manager.setTargetClosed(target, true),
      () => manager.setTargetClosed(target, false),
      () => manager.grantRole(OTHER, guardian!, 0),
      () => manager.revokeRole(OTHER, guardian!),
      () => manager.grantRole(OTHER, admin!, 0),
      () => manager.setRoleAdmin(OTHER, ROLE),
    ];
    for (const act of acts) {
      await act();
      expect(await unprovenIn(ethers.provider, { manager: at, members: target })).to.deep.equal([]);
    }
    const data = registry.interface.encodeFunctionData("suspendMember", [1, ethers.id("evidence")]);
    await manager.connect(keeper!).schedule(target, data, 0);
    expect(await unprovenIn(ethers.provider, { manager: at })).to.deep.equal([]);
    await manager.cancel(keeper!, target, data);
    await manager.connect(keeper!).schedule(target, data, 0);
    expect(await unprovenIn(ethers.provider, { manager: at })).to.deep.equal([]);
  });

  it("an operation that was scheduled and executed", async () => {
    const [admin, keeper] = await ethers.getSigners();
    const manager = await ethers.deployContract("AccessManager", [admin]);
    const at = await manager.getAddress();
    await manager.grantRole(0n, keeper!, DAY);
    const data = manager.interface.encodeFunctionData("labelRole", [ROLE, "late"]);
    await manager.connect(keeper!).schedule(at, data, 0);
    await networkHelpers.time.increase(DAY + 1);
    await manager.connect(keeper!).execute(at, data);
    expect(await unprovenIn(ethers.provider, { manager: at })).to.deep.equal([]);
    expect(await manager.getNonce(await manager.hashOperation(keeper!, at, data))).to.equal(1n);
  });
});
