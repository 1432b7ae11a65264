import { expect } from "chai";
import { ZeroHash, id } from "ethers";
import { network } from "hardhat";
import {
  ANN,
  Act,
  BEN,
  DAN,
  DIRECT,
  Digest,
  EVIDENCE,
  EVE,
  Status,
  agreed,
  assetWord,
  deployProperty,
  pledge,
  pledgeHash,
  register,
  report,
} from "../helpers/property.js";

const { ethers, networkHelpers } = await network.create();
const { loadFixture } = networkHelpers;
const background = { agreement: 0, owner: ANN, pool: 0 };

async function deployed() {
  const context = await deployProperty(ethers);
  await register(context, { agreement: 0 });
  return context;
}

describe("IPRegistry: pledges", () => {
  it("secures a member, until it releases", async () => {
    const context = await loadFixture(deployed);
    const { ip, reader } = context;
    const what = pledge(1);
    expect(await reader.pledgeHash(what)).to.equal(pledgeHash(what));
    await expect(context.as(ANN).pledge(what, 0, DIRECT))
      .to.emit(ip, "AssetPledged")
      .withArgs(1, DAN, 0, Object.values(what), assetWord({ ...background, pledged: 1, pledgee: DAN }));
    expect((await ip.factsOf(1)).pledged).to.equal(true);
    await expect(context.as(ANN).pledge(what, 0, DIRECT))
      .to.be.revertedWithCustomError(ip, "PropertyPledged")
      .withArgs(1, DAN);
    await expect(context.as(ANN).release(1, ANN, EVIDENCE, DIRECT))
      .to.be.revertedWithCustomError(ip, "PropertyNotPledgee")
      .withArgs(1, ANN);
    await expect(context.as(DAN).release(1, DAN, ZeroHash, DIRECT))
      .to.be.revertedWithCustomError(ip, "PropertyDigestMissing")
      .withArgs(Digest.Evidence);
    await expect(context.as(DAN).release(1, DAN, EVIDENCE, DIRECT))
      .to.emit(ip, "PledgeReleased")
      .withArgs(1, DAN, EVIDENCE, assetWord(background));
    await expect(context.as(DAN).release(1, DAN, EVIDENCE, DIRECT))
      .to.be.revertedWithCustomError(ip, "PropertyNotPledgee")
      .withArgs(1, DAN);
  });

  it("secures somebody outside, until an owner brings the paper; also of what has ended since", async () => {
    const context = await loadFixture(deployed);
    const { ip } = context;
    await context.as(ANN).pledge(pledge(1, { pledgee: 0, counterparty: id("bank") }), 0, DIRECT);
    await context.as(ANN).reportStatus(report(1, Status.Lapsed), DIRECT);
    await expect(context.as(BEN).release(1, BEN, EVIDENCE, DIRECT))
      .to.be.revertedWithCustomError(ip, "PropertyNotOwner")
      .withArgs(1, BEN);
    await context.as(ANN).release(1, ANN, EVIDENCE, DIRECT);
    expect((await ip.assetOf(1)).pledged).to.equal(false);
  });

  it("refuses no pledgee, two, an unknown one, no contract, an owner's word alone", async () => {
    const context = await loadFixture(deployed);
    const { ip } = context;
    const refuse = (more: object, error: string, ...args: unknown[]) =>
      expect(context.as(ANN).pledge(pledge(1, more), 0, DIRECT), error)
        .to.be.revertedWithCustomError(ip, error)
        .withArgs(...args);
    await refuse({ pledgee: 0 }, "PropertyPledgeInvalid", 1);
    await refuse({ counterparty: id("bank") }, "PropertyPledgeInvalid", 1);
    await refuse({ pledgee: 14 }, "PropertyMemberNotActive", 14);
    await refuse({ terms: ZeroHash }, "PropertyDigestMissing", Digest.Terms);
    await expect(context.as(EVE).pledge(pledge(1, { member: EVE }), 0, DIRECT))
      .to.be.revertedWithCustomError(ip, "PropertyNotOwner")
      .withArgs(1, EVE);
    await agreed(context, networkHelpers);
    const result = await register(context, { identifier: id("result") });
    const what = pledge(result);
    await expect(context.as(ANN).pledge(what, 0, DIRECT))
      .to.be.revertedWithCustomError(ip, "PropertyMotionDiffers")
      .withArgs(0, result, Act.Pledge, ANN, pledgeHash(what));
  });
});
