import { expect } from "chai";
import { network } from "hardhat";
import { Signature, id, toBeHex } from "ethers";
import { roles } from "../../ignition/modules/roles.js";
import {
  ALL_SCOPES,
  BANK,
  DIRECT,
  EVIDENCE,
  LETTER,
  NEVER,
  Scope,
  Status,
  actType,
  byAddress,
  consent,
  join,
  seal,
} from "../helpers/members.js";
import { keyOf, policy, registryOn } from "../helpers/registry.js";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const { loadFixture } = networkHelpers;
const { deployed, populated, fourEyes, now, at } = registryOn(connection);

describe("MemberRegistry: envelopes", () => {
  describe("envelopes", () => {
    it("relays each act signed by as many admin signers as the policy asks for", async () => {
      const { members, one, root, second, third, spare, domain, outsider } = await loadFixture(fourEyes);
      const as = members.connect(outsider);
      const keys = [root, second];
      const member = one;
      const { registrationDigest } = await members.digestsOf(one);
      const given = { signer: spare.address, scopes: Scope.RECORD, validUntil: NEVER };
      const agreed = await consent(domain, spare, registrationDigest);
      const nonce = (sequence: bigint, key = 7n) => ({ nonce: (key << 64n) | sequence });

      await expect(
        as.setSigner(
          one,
          given,
          LETTER,
          agreed,
          await seal(domain, keys, "SetSigner", { member, ...given, letterDigest: LETTER }, nonce(0n)),
        ),
      )
        .to.emit(members, "NonceUsed")
        .withArgs(one, 7, 1);
      await as.revokeSigner(
        one,
        third,
        LETTER,
        await seal(domain, keys, "RevokeSigner", { member, signer: third.address, letterDigest: LETTER }, nonce(1n)),
      );
      const vote = policy(1, 2, 5n, 3, 6n);
      await as.setPolicy(
        one,
        Scope.VOTE,
        vote,
        LETTER,
        await seal(domain, keys, "SetPolicy", { member, scope: Scope.VOTE, ...vote, letterDigest: LETTER }, nonce(2n)),
      );
      await as.changeName(
        one,
        id("new"),
        20_000,
        EVIDENCE,
        await seal(
          domain,
          keys,
          "ChangeName",
          { member, nameDigest: id("new"), since: 20_000, evidenceDigest: EVIDENCE },
          nonce(0n, 8n),
        ),
      );
      await as.changeProfile(
        one,
        id("profile"),
        "ipfs://x",
        await seal(
          domain,
          keys,
          "ChangeProfile",
          { member, profileDigest: id("profile"), profileURI: "ipfs://x" },
          nonce(3n),
        ),
      );
      await as.changePayout(
        one,
        outsider,
        BANK,
        await seal(
          domain,
          keys,
          "ChangePayout",
          { member, payout: outsider.address, bankAccount: BANK },
          nonce(1n, 8n),
        ),
      );
      await expect(
        as.cancelPayoutChange(one, await seal(domain, [second], "CancelPayoutChange", { member }, nonce(4n))),
      )
        .to.emit(members, "NonceUsed")
        .withArgs(one, 7, 5);
      expect(await members.nextNonce(one, 7)).to.equal((7n << 64n) | 5n);
      expect(await members.nextNonce(one, 8)).to.equal((8n << 64n) | 2n);
      await as.exit(one, EVIDENCE, await seal(domain, keys, "Exit", { member, evidenceDigest: EVIDENCE }, nonce(5n)));
    });

    it("refuses one signer where the policy asks for two, direct or relayed", async () => {
      const { members, one, root, domain } = await loadFixture(fourEyes);
      const message = { member: one, evidenceDigest: EVIDENCE };
      for (const envelope of [DIRECT, await seal(domain, [root], "Exit", message)]) {
        await expect(members.connect(root).exit(one, EVIDENCE, envelope))
          .to.be.revertedWithCustomError(members, "MemberSignaturesTooFew")
          .withArgs(one, 1, 2);
      }
    });

    it("refuses signers that are twice the same, or out of order", async () => {
      const { members, one, root, second, domain } = await loadFixture(fourEyes);
      const message = { member: one, evidenceDigest: EVIDENCE };
      const { signatures } = await seal(domain, [root, second], "Exit", message);
      const [low, high] = signatures as [(typeof signatures)[0], (typeof signatures)[0]];
      const base = { nonce: 0n, deadline: NEVER };
      await expect(members.exit(one, EVIDENCE, { ...base, signatures: [low, low] }))
        .to.be.revertedWithCustomError(members, "MemberSignersNotAscending")
        .withArgs(low.signer, low.signer);
      await expect(members.exit(one, EVIDENCE, { ...base, signatures: [high, low] }))
        .to.be.revertedWithCustomError(members, "MemberSignersNotAscending")
        .withArgs(high.signer, low.signer);
    });

    it("refuses a signer of another member, and one without the scope, among enough others", async () => {
      const { members, one, two, root, second, third, other, domain } = await loadFixture(fourEyes);
      const message = { member: one, evidenceDigest: EVIDENCE };
      await expect(members.exit(one, EVIDENCE, await seal(domain, [root, second, other], "Exit", message)))
        .to.be.revertedWithCustomError(members, "MemberSignerNotOf")
        .withArgs(other.address, two, one);
      await expect(members.exit(one, EVIDENCE, await seal(domain, [root, second, third], "Exit", message)))
        .to.be.revertedWithCustomError(members, "MemberSignerLacksScope")
        .withArgs(third.address, Scope.TREASURY | Scope.RECORD, Scope.ADMIN);
    });

    it("accepts 8 signatures, refuses 9, and 2 where one is enough by nature", async () => {
      const { members, admission, outsider, domain } = await loadFixture(deployed);
      const keys = Array.from({ length: 8 }, (_, i) => new ethers.Wallet(toBeHex(i + 1, 32)));
      const member = await join(
        members,
        admission,
        "many",
        keys.map((key) => ({ key, scopes: ALL_SCOPES })),
      );
      const act = (signatures: Awaited<ReturnType<typeof seal>>) =>
        members.connect(outsider).changeProfile(member, EVIDENCE, "", signatures);
      const message = { member, profileDigest: EVIDENCE, profileURI: "" };
      const envelope = await seal(domain, keys, "ChangeProfile", message);
      await expect(act({ ...envelope, signatures: [...envelope.signatures, envelope.signatures[7]!] }))
        .to.be.revertedWithCustomError(members, "MemberSignaturesTooMany")
        .withArgs(9, 8);
      await act(envelope);
      const cancel = await seal(domain, keys.slice(0, 2), "CancelRecovery", { member }, { nonce: 1n });
      await expect(members.cancelRecovery(member, cancel))
        .to.be.revertedWithCustomError(members, "MemberSignaturesTooMany")
        .withArgs(2, 1);
    });

    it("holds the deadline to the second", async () => {
      const { members, one, root, domain } = await loadFixture(populated);
      const deadline = (await now()) + 100n;
      const message = { member: one, profileDigest: EVIDENCE, profileURI: "" };
      const relay = async (nonce: bigint) =>
        members.changeProfile(
          one,
          EVIDENCE,
          "",
          await seal(domain, [root], "ChangeProfile", message, { nonce, deadline }),
        );
      await at(deadline - 1n);
      await relay(0n);
      await at(deadline);
      await relay(1n);
      await at(deadline + 1n);
      await expect(relay(2n))
        .to.be.revertedWithCustomError(members, "MemberDeadlinePassed")
        .withArgs(deadline, deadline + 1n);
    });

    it("refuses a replay, a nonce out of order, and a nonce that was used up", async () => {
      const { members, one, root, domain } = await loadFixture(populated);
      const message = { member: one, profileDigest: EVIDENCE, profileURI: "" };
      const sealed = (nonce: bigint) => seal(domain, [root], "ChangeProfile", message, { nonce });
      const relay = async (nonce: bigint) => members.changeProfile(one, EVIDENCE, "", await sealed(nonce));
      await relay(0n);
      expect(await members.nextNonce(one, 0)).to.equal(1n);
      await expect(relay(0n)).to.be.revertedWithCustomError(members, "MemberNonceWrong").withArgs(one, 0, 1);
      await expect(relay(2n)).to.be.revertedWithCustomError(members, "MemberNonceWrong").withArgs(one, 2, 1);
      await expect(members.connect(root).invalidateNonce(one, 0)).to.emit(members, "NonceUsed").withArgs(one, 0, 2);
      await expect(relay(1n)).to.be.revertedWithCustomError(members, "MemberNonceWrong").withArgs(one, 1, 2);
      const other = 2n ** 192n - 1n;
      await relay(other << 64n);
      await relay(2n);
      expect(await members.nextNonce(one, other)).to.equal((other << 64n) | 1n);
    });

    it("refuses what was signed for another member, act, value, nonce, deadline, contract or chain", async () => {
      const { members, manager, one, two, root, domain } = await loadFixture(populated);
      const message = { member: one, evidenceDigest: EVIDENCE };
      const second = await ethers.deployContract("MemberRegistry", [manager]);
      const expected = ethers.TypedDataEncoder.hash(domain, actType("Exit"), {
        ...message,
        nonce: 0n,
        deadline: NEVER,
      });
      const good = await seal(domain, [root], "Exit", message);
      const wrong = [
        await seal(domain, [root], "Exit", { ...message, member: two }),
        await seal(domain, [root], "Exit", { ...message, evidenceDigest: LETTER }),
        await seal(domain, [root], "CancelRecovery", message),
        { ...(await seal(domain, [root], "Exit", message, { nonce: 1n })), nonce: 0n },
        { ...(await seal(domain, [root], "Exit", message, { deadline: NEVER - 1n })), deadline: NEVER },
        await seal({ ...domain, verifyingContract: await second.getAddress() }, [root], "Exit", message),
        await seal({ ...domain, chainId: 1n }, [root], "Exit", message),
        await seal({ ...domain, version: "2" }, [root], "Exit", message),
      ];
      for (const envelope of wrong) {
        await expect(members.exit(one, EVIDENCE, envelope))
          .to.be.revertedWithCustomError(members, "MemberSignatureInvalid")
          .withArgs(root.address, expected);
      }
      await members.exit(one, EVIDENCE, good);
    });

    it("refuses an envelope on another chain", async () => {
      const { members, one, root, admission, domain } = await loadFixture(populated);
      const elsewhere = await network.create({ network: "default", override: { chainId: 4242 } });
      const [deployer] = await elsewhere.ethers.getSigners();
      const manager = await elsewhere.ethers.deployContract("AccessManager", [deployer!]);
      const twin = await elsewhere.ethers.deployContract("MemberRegistry", [manager]);
      const { selector } = twin.interface.getFunction("admit");
      await manager.setTargetFunctionRole(twin, [selector], roles.ADMISSION);
      await manager.grantRole(roles.ADMISSION, admission, 0);
      const [, here] = await elsewhere.ethers.getSigners();
      await join(twin, here!, "one", [{ key: root, scopes: ALL_SCOPES }]);
      const there = { ...domain, verifyingContract: await twin.getAddress() };
      const message = { member: one, evidenceDigest: EVIDENCE };
      const envelope = await seal(there, [root], "Exit", message); // this contract's address, the first chain's id
      const digest = ethers.TypedDataEncoder.hash({ ...there, chainId: 4242n }, actType("Exit"), {
        ...message,
        nonce: 0n,
        deadline: NEVER,
      });
      await expect(twin.exit(one, EVIDENCE, envelope))
        .to.be.revertedWithCustomError(members, "MemberSignatureInvalid")
        .withArgs(root.address, digest);
    });

    it("refuses malleable and malformed signatures", async () => {
      const { members, one, root, domain } = await loadFixture(populated);
      const message = { member: one, evidenceDigest: EVIDENCE };
      const envelope = await seal(domain, [root], "Exit", message);
      const { r, s, v } = Signature.from(envelope.signatures[0]!.signature as string);
      const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
      const highS = toBeHex(order - BigInt(s), 32).slice(2);
      const low = s.slice(2);
      const byte = (n: number) => toBeHex(n, 1).slice(2);
      const digest = ethers.TypedDataEncoder.hash(domain, actType("Exit"), { ...message, nonce: 0n, deadline: NEVER });
      for (const signature of [
        `${r}${highS}${byte(v === 27 ? 28 : 27)}`,
        `${r}${highS}${byte(v)}`,
        `${r}${low}${byte(v - 27)}`,
        `${r}${low}${byte(29)}`,
        `${r}${low}`,
        `${r}${low}${byte(v)}00`,
        "0x",
        `0x${"00".repeat(65)}`,
      ]) {
        const signatures = [{ signer: root.address, signature }];
        await expect(members.exit(one, EVIDENCE, { nonce: 0n, deadline: NEVER, signatures }))
          .to.be.revertedWithCustomError(members, "MemberSignatureInvalid")
          .withArgs(root.address, digest);
      }
    });
  });

  describe("requireJointSignatures", () => {
    it("accepts enough valid signatures over any digest, and names what is wrong otherwise", async () => {
      const { members, one, two, root, third, other, outsider } = await loadFixture(populated);
      const digest = id("an act of another contract");
      const sign = (key: typeof root) => ({
        signer: key.address,
        signature: new ethers.SigningKey(keyOf(key.address)).sign(digest).serialized,
      });
      const both = [sign(root), sign(third)].sort(byAddress);
      await members.connect(root).setPolicy(one, Scope.TREASURY, policy(1, 2, 100n), LETTER, DIRECT);
      const check = (signatures: typeof both, amount: bigint, as = digest, member = one) =>
        members.requireJointSignatures(member, Scope.TREASURY, amount, as, signatures);
      await check([sign(third)], 99n);
      await check(both, 100n);
      await expect(check([sign(third)], 100n))
        .to.be.revertedWithCustomError(members, "MemberSignaturesTooFew")
        .withArgs(one, 1, 2);
      await expect(check([], 0n)).to.be.revertedWithCustomError(members, "MemberSignaturesTooFew").withArgs(one, 0, 1);
      await expect(check(both, 100n, id("other")))
        .to.be.revertedWithCustomError(members, "MemberSignatureInvalid")
        .withArgs(both[0]!.signer, id("other"));
      await expect(check([sign(other)], 0n))
        .to.be.revertedWithCustomError(members, "MemberSignerNotOf")
        .withArgs(other.address, two, one);
      await expect(check([sign(outsider)], 0n))
        .to.be.revertedWithCustomError(members, "MemberSignerNotOf")
        .withArgs(outsider.address, 0, one);
      await expect(check([sign(third)], 0n, digest, 99n))
        .to.be.revertedWithCustomError(members, "MemberStatusWrong")
        .withArgs(99, Status.None);
    });
  });
});
