import { expect } from "chai";
import { network } from "hardhat";
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { ZeroAddress, getCreateAddress, keccak256 } from "ethers";
import { watchStorage } from "../helpers/storageProven.js";

const { ethers, networkHelpers } = await network.create();
const { loadFixture } = networkHelpers;
const coder = ethers.AbiCoder.defaultAbiCoder();
const MODULES = 9;

async function fresh() {
  const [deployer, stranger] = (await ethers.getSigners()) as [HardhatEthersSigner, HardhatEthersSigner];
  const members = "0x00000000000000000000000000000000000000aa";
  const set = await ethers.deployContract("ModuleSet", [members]);
  await watchStorage(ethers.provider, { set });
  // A module of the smallest kind: code that stops at once.
  const code = "0x6001600081600b8239f300";
  return { set, deployer, stranger, members, code };
}

describe("ModuleSet", () => {
  it("tells who may deploy, the registry, and the first digest", async () => {
    const { set, deployer, members } = await loadFixture(fresh);
    const first = keccak256(coder.encode(["uint256", "address", "address"], [31337, set.target, members]));
    await expect(set.deploymentTransaction())
      .to.emit(set, "ModuleSetCreated")
      .withArgs(deployer.address, ethers.getAddress(members), first);
    expect(await set.deployer()).to.equal(deployer.address);
    expect(await set.members()).to.equal(ethers.getAddress(members));
  });

  it("foresees every module's address, and deploys each there", async () => {
    const { set, deployer, code, members } = await loadFixture(fresh);
    let digest = keccak256(coder.encode(["uint256", "address", "address"], [31337, set.target, members]));
    for (let module = 0; module < MODULES; ++module) {
      const foreseen = getCreateAddress({ from: await set.getAddress(), nonce: module + 1 });
      expect(await set.addressOf(module)).to.equal(foreseen);
      const codehash = keccak256("0x00");
      const types = ["bytes32", "uint8", "address", "bytes32"];
      digest = keccak256(coder.encode(types, [digest, module, foreseen, codehash]));
      await expect(set.connect(deployer).deploy(module, code))
        .to.emit(set, "ModuleDeployed")
        .withArgs(module, foreseen, codehash, digest);
    }
    expect(await set.digest()).to.equal(digest);
  });

  it("has no digest before all modules stand", async () => {
    const { set, code } = await loadFixture(fresh);
    for (let module = 0; module < MODULES - 1; ++module) await set.deploy(module, code);
    await expect(set.digest())
      .to.be.revertedWithCustomError(set, "ModuleSetIncomplete")
      .withArgs(MODULES - 1, MODULES);
  });

  it("refuses strangers, another order, a module twice, and code that fails", async () => {
    const { set, deployer, stranger, code } = await loadFixture(fresh);
    await expect(set.connect(stranger).deploy(0, code))
      .to.be.revertedWithCustomError(set, "ModuleSetNotDeployer")
      .withArgs(stranger.address, deployer.address);
    await expect(set.deploy(1, code)).to.be.revertedWithCustomError(set, "ModuleSetOutOfOrder").withArgs(1, 0);
    const foreseen = await set.addressOf(0);
    await expect(set.deploy(0, "0xfd"))
      .to.be.revertedWithCustomError(set, "ModuleSetDeploymentFailed")
      .withArgs(0, foreseen, ZeroAddress);
    await set.deploy(0, code);
    await expect(set.deploy(0, code)).to.be.revertedWithCustomError(set, "ModuleSetOutOfOrder").withArgs(0, 1);
  });
});
