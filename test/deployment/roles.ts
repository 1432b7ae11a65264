import { expect } from "chai";
import { network } from "hardhat";
import HandOver from "../../ignition/modules/HandOver.js";
import Membership from "../../ignition/modules/Membership.js";
import { roles } from "../../ignition/modules/roles.js";

const { ethers, ignition } = await network.create();
const [deployer, admin, admission, officer, secondOfficer, council] = (await ethers.getSigners()).map(
  ({ address }) => address,
) as [string, string, string, string, string, string];
const named = { admin, adminDelay: 60, admission, officer, secondOfficer, officerDelay: 5, council };

describe("The roles of a deployment", () => {
  const holds = async (manager: { target: unknown }, role: bigint, holder: string) => {
    const access = await ethers.getContractAt("AccessManager", manager.target as string);
    const [isMember, delay] = await access.hasRole(role, holder);
    return isMember ? delay : undefined;
  };

  it("are all the deployer's when nothing is said", async () => {
    const { manager } = await ignition.deploy(Membership);
    for (const role of Object.values(roles)) expect(await holds(manager, role, deployer)).to.equal(0n);
  });

  it("are whose the parameters say, with their delays", async () => {
    const { manager } = await ignition.deploy(Membership, {
      parameters: { Membership: named },
    });
    expect(await holds(manager, roles.ADMIN, admin)).to.equal(60n);
    expect(await holds(manager, roles.ADMISSION, admission)).to.equal(0n);
    expect(await holds(manager, roles.OFFICER, officer)).to.equal(5n);
    expect(await holds(manager, roles.OFFICER, secondOfficer)).to.equal(5n);
    expect(await holds(manager, roles.COUNCIL, council)).to.equal(0n);
    for (const role of [roles.ADMISSION, roles.OFFICER, roles.COUNCIL]) {
      expect(await holds(manager, role, deployer)).to.equal(undefined);
    }
    expect(await holds(manager, roles.ADMIN, deployer)).to.equal(0n);
  });

  it("are out of the deployer's hands after the hand-over", async () => {
    const parameters = { Membership: named, HandOver: { formerAdmin: deployer } };
    const { manager } = await ignition.deploy(HandOver, { parameters });
    expect(await holds(manager, roles.ADMIN, deployer)).to.equal(undefined);
    expect(await holds(manager, roles.ADMIN, admin)).to.equal(60n);
  });

  it("are not handed over without the deployer's address as a confirmation", async () => {
    const refusal = await ignition.deploy(HandOver).then(
      () => "",
      (e: Error) => e.message,
    );
    expect(refusal).to.include("formerAdmin");
  });
});
