import { expect } from "chai";
import { network } from "hardhat";
import { id } from "ethers";
import { ACCOUNT, ANN, DAN, agreedRails } from "../helpers/rails.js";
import { CNY, EUR, Module, NATIVE, TOKEN, deployModules } from "../helpers/core.js";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const { loadFixture } = networkHelpers;

async function rails() {
  return agreedRails(connection);
}

describe("BankSettlement: who holds the money", () => {
  // appoint
  // - only AgreementRegistry, only money of ISO 4217
  // - tells everything; a new holder takes the place of the one before
  describe("appoint", () => {
    /** The rail alone: one account stands for the AgreementRegistry, member 5's only signer is the stranger. */
    async function alone() {
      const members = await ethers.deployContract("RailMembers");
      const deployed = await deployModules(ethers, [[Module.Bank, "BankSettlement"]], await members.getAddress());
      await members.setSigner(deployed.stranger, 5);
      const bank = await ethers.getContractAt("BankSettlement", deployed.at[0]!, deployed.module);
      return { ...deployed, bank };
    }

    it("is AgreementRegistry's alone", async () => {
      const { bank, stranger } = await loadFixture(rails);
      await expect(bank.connect(stranger).appoint(1, CNY, DAN, ACCOUNT, false))
        .to.be.revertedWithCustomError(bank, "BankNotAgreements")
        .withArgs(stranger.address);
    });

    it("refuses tokens and the native coin", async () => {
      const { bank } = await loadFixture(alone);
      for (const currency of [TOKEN, NATIVE, ethers.toBeHex(1000, 20)]) {
        await expect(bank.appoint(1, currency, 5, ACCOUNT, false))
          .to.be.revertedWithCustomError(bank, "BankNotFiat")
          .withArgs(currency);
      }
      await bank.appoint(1, ethers.toBeHex(999, 20), 5, ACCOUNT, false);
    });

    it("tells the holder, and the one that follows it", async () => {
      const { bank } = await loadFixture(alone);
      await expect(bank.appoint(1, CNY, 5, ACCOUNT, true))
        .to.emit(bank, "HolderAppointed")
        .withArgs(1, CNY, 5, ACCOUNT, true);
      const account = ethers.dataSlice(ACCOUNT, 0, 20);
      expect(await bank.holderOf(1, CNY)).to.deep.equal([5n, account, true]);
      await bank.appoint(1, CNY, 6, id("other account"), false);
      const other = ethers.dataSlice(id("other account"), 0, 20);
      expect(await bank.holderOf(1, CNY)).to.deep.equal([6n, other, false]);
    });

    it("happens when the agreement comes into force", async () => {
      const { bank } = await loadFixture(rails);
      const account = ethers.dataSlice(ACCOUNT, 0, 20);
      expect(await bank.holderOf(1, CNY)).to.deep.equal([BigInt(ANN), account, false]);
      expect(await bank.holderOf(1, EUR)).to.deep.equal([BigInt(ANN), account, true]);
      expect(await bank.holderOf(1, NATIVE)).to.deep.equal([0n, ethers.ZeroAddress.toLowerCase(), false]);
    });
  });
});
