import { expect } from "chai";
import { network } from "hardhat";
import { ZeroAddress, ZeroHash, id } from "ethers";
import {
  ALL_SCOPES,
  BANK,
  DAY,
  DIRECT,
  EVIDENCE,
  LETTER,
  NEVER,
  PAYOUT,
  Scope,
  actType,
  seal,
} from "../helpers/members.js";
import { registryOn } from "../helpers/registry.js";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const { loadFixture } = networkHelpers;
const { populated, fourEyes, now, at, to } = registryOn(connection);

describe("MemberRegistry: wallets and payouts", () => {
  describe("ERC-1271 wallets", () => {
    const Mode = { Honest: 0, Yes: 1, WrongMagic: 2, Reverts: 3, Short: 4, Garbage: 5, Bomb: 6, Writes: 7, Burns: 8 };

    async function withWallet() {
      const all = await populated();
      const { members, one, root, spare, domain } = all;
      const wallet = await ethers.deployContract("WalletMock", [spare]);
      const address = await wallet.getAddress();
      const { registrationDigest } = await members.digestsOf(one);
      const message = { registrationDigest, signer: address, letterDigest: LETTER };
      const { consentType } = await import("../helpers/members.js");
      const agreed = await spare.signTypedData(domain, consentType, message);
      const given = { signer: address, scopes: ALL_SCOPES, validUntil: NEVER };
      await members.connect(root).setSigner(one, given, LETTER, agreed, DIRECT);
      await to((await now()) + 2n * DAY);
      return { ...all, wallet, address };
    }

    it("act by their owner's signature of any length, and directly", async () => {
      const { members, one, spare, domain, wallet, address, outsider } = await loadFixture(withWallet);
      const message = { member: one, profileDigest: EVIDENCE, profileURI: "", nonce: 0n, deadline: NEVER };
      const signature = await spare.signTypedData(domain, actType("ChangeProfile"), message);
      const relay = (nonce: bigint, bytes: string) =>
        members.connect(outsider).changeProfile(one, EVIDENCE, "", {
          nonce,
          deadline: NEVER,
          signatures: [{ signer: address, signature: bytes }],
        });
      await relay(0n, signature);
      await wallet.setMode(Mode.Yes);
      await relay(1n, "0x");
      await relay(2n, `0x${"ab".repeat(333)}`);
      await wallet.execute(members, members.interface.encodeFunctionData("invalidateNonce", [one, 0]));
      expect(await members.nextNonce(one, 0)).to.equal(4n);
    });

    it("are refused when they answer anything but the magic value, or change their mind", async () => {
      const { members, one, wallet, address } = await loadFixture(withWallet);
      const digest = id("digest");
      const ask = () =>
        members.requireJointSignatures(one, Scope.VOTE, 0, digest, [{ signer: address, signature: "0x" }], {
          gasLimit: 1_500_000,
        });
      await wallet.setMode(Mode.Yes);
      await ask();
      for (const mode of [
        Mode.Honest,
        Mode.WrongMagic,
        Mode.Reverts,
        Mode.Short,
        Mode.Garbage,
        Mode.Bomb,
        Mode.Writes,
        Mode.Burns,
      ]) {
        await wallet.setMode(mode);
        await expect(ask(), `mode ${mode}`)
          .to.be.revertedWithCustomError(members, "MemberSignatureInvalid")
          .withArgs(address, digest);
      }
    });

    it("of one member do not sign for another", async () => {
      const { members, one, two, wallet, address } = await loadFixture(withWallet);
      await wallet.setMode(Mode.Yes);
      await expect(members.requireJointSignatures(two, Scope.VOTE, 0, id("x"), [{ signer: address, signature: "0x" }]))
        .to.be.revertedWithCustomError(members, "MemberSignerNotOf")
        .withArgs(address, one, two);
    });
  });

  describe("payouts", () => {
    it("change after three days, and the answer is sure until the second before", async () => {
      const { members, one, root, outsider } = await loadFixture(populated);
      const then = (await now()) + 5n;
      const from = then + 3n * DAY;
      await at(then);
      await expect(members.connect(root).changePayout(one, outsider, id("new bank"), DIRECT))
        .to.emit(members, "PayoutChanged")
        .withArgs(one, PAYOUT, BANK, outsider.address, id("new bank"), from);
      expect(await members.payoutOf(one)).to.deep.equal([PAYOUT, from - 1n]);
      await to(from - 1n);
      expect(await members.payoutOf(one)).to.deep.equal([PAYOUT, from - 1n]);
      expect(await members.bankAccountOf(one)).to.equal(BANK);
      await to(from);
      expect(await members.payoutOf(one)).to.deep.equal([outsider.address, from + 3n * DAY - 1n]);
      expect(await members.bankAccountOf(one)).to.equal(id("new bank"));
      // the next change starts from what is in effect
      await at(from + 10n);
      await expect(members.connect(root).changePayout(one, ZeroAddress, ZeroHash, DIRECT))
        .to.emit(members, "PayoutChanged")
        .withArgs(one, outsider.address, id("new bank"), ZeroAddress, ZeroHash, from + 10n + 3n * DAY);
      expect(await members.payoutRecord(one)).to.deep.equal([
        outsider.address,
        from + 10n + 3n * DAY,
        ZeroAddress,
        id("new bank"),
        ZeroHash,
      ]);
    });

    it("replace a pending change by a later one", async () => {
      const { members, one, root, outsider, spare } = await loadFixture(populated);
      await members.connect(root).changePayout(one, outsider, BANK, DIRECT);
      const { sureUntil } = await members.payoutOf(one);
      await members.connect(root).changePayout(one, spare, BANK, DIRECT);
      await to(sureUntil + 1n);
      const [payout, later] = await members.payoutOf(one);
      expect(payout).to.equal(PAYOUT);
      expect(later).to.be.greaterThan(sureUntil);
      await to(later + 1n);
      expect((await members.payoutOf(one)).payout).to.equal(spare.address);
    });

    it("may be kept by any one admin signer while a change is pending", async () => {
      const { members, one, root, second, outsider, domain } = await loadFixture(fourEyes);
      const message = { member: one, payout: outsider.address, bankAccount: BANK };
      const nothing = expect(members.connect(second).cancelPayoutChange(one, DIRECT));
      await nothing.to.be.revertedWithCustomError(members, "MemberPayoutNotPending").withArgs(one, 0);
      await members.changePayout(one, outsider, BANK, await seal(domain, [root, second], "ChangePayout", message));
      const from = (await members.payoutRecord(one)).nextFrom;
      await at(from - 1n);
      await expect(members.connect(second).cancelPayoutChange(one, DIRECT))
        .to.emit(members, "PayoutChanged")
        .withArgs(one, PAYOUT, BANK, ZeroAddress, ZeroHash, 0);
      await to(from);
      expect((await members.payoutOf(one)).payout).to.equal(PAYOUT);

      await members.changePayout(
        one,
        outsider,
        BANK,
        await seal(domain, [root, second], "ChangePayout", message, { nonce: 1n }),
      );
      const again = (await members.payoutRecord(one)).nextFrom;
      await at(again);
      await expect(members.connect(second).cancelPayoutChange(one, DIRECT))
        .to.be.revertedWithCustomError(members, "MemberPayoutNotPending")
        .withArgs(one, again);
    });
  });
});
