import { expect } from "chai";
import { network } from "hardhat";
import { AbiCoder, ZeroHash, id, keccak256 } from "ethers";
import { CNY, NATIVE, NATIVE_NUMBER, bookWord, inbox, pool } from "../helpers/core.js";
import { ANN, BEN, CHO, DAN, payoutOf } from "../helpers/rails.js";
import {
  CHILD,
  CHOS,
  DANS,
  INBOXES,
  LICENCE,
  OTHERS,
  PARENT_WAY,
  type RoutedRails,
  TWINS,
  WAY,
  causeOf,
  entry,
  routedRails,
} from "../helpers/royalties.js";
import { SOURCE } from "../helpers/treasury.js";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const { loadFixture } = networkHelpers;
const rails = () => routedRails(connection);

const facts = (day: number, more: object = {}) => ({
  gross: 1_090n,
  tax: 60n,
  directCosts: 30n,
  first: day,
  last: day,
  payer: id("payer"),
  invoice: id("invoice"),
  contractNo: id("contract"),
  ...more,
});
const payLicence = ({ treasury }: RoutedRails, value = 1_000n, licence = LICENCE) =>
  treasury.payLicence(licence, 1, NATIVE, value, SOURCE, { value });
async function earning() {
  const context = await rails();
  await payLicence(context);
  return context;
}

// Specification
// - payLicence: anybody; what arrived counts as paid and enters by the route
// - bookLicence: a party's treasurer, with all facts; gross less tax counts as paid, net enters
// - forward: whatever agreements; to the owner's credit where the parent has none · claims refuse inboxes
// - all that came in is paid out to the last minor unit
describe("TokenTreasury, royalties", () => {
  it("takes a licence's fee from anybody: it counts as paid, and enters by the route", async () => {
    const context = await loadFixture(rails);
    const { treasury, core, licences, signers } = context;
    const paid = payLicence(context);
    await expect(paid).to.emit(treasury, "Received").withArgs(1, signers[0]!.address);
    await expect(paid).to.emit(licences, "Paid").withArgs(LICENCE, NATIVE, 1_000, SOURCE, treasury);
    await expect(paid)
      .to.emit(core, "Booked")
      .withArgs(1, NATIVE_NUMBER, SOURCE, entry(1, WAY), 1_000, 0, bookWord(1_000n, 0n, 1n), (words: bigint[]) => {
        return words.length === 6;
      });
    const owed = await Promise.all([TWINS, OTHERS, DANS].map((one) => core.owed(pool(INBOXES), inbox(one), NATIVE)));
    expect(owed).to.deep.equal([30n, 20n, 10n]);
    expect(await ethers.provider.getBalance(treasury)).to.equal(1_000n);
  });

  it("refuses a licence that is unknown, money of banks, and coin that was not sent", async () => {
    const context = await loadFixture(rails);
    const { treasury, licences } = context;
    await expect(payLicence(context, 1n, 99))
      .to.be.revertedWithCustomError(licences, "RoutedLicencesUnknown")
      .withArgs(99);
    await expect(treasury.payLicence(LICENCE, 1, CNY, 1, SOURCE))
      .to.be.revertedWithCustomError(treasury, "TreasuryNotToken")
      .withArgs(CNY);
    await expect(treasury.payLicence(LICENCE, 1, NATIVE, 2, SOURCE, { value: 1 }))
      .to.be.revertedWithCustomError(treasury, "TreasuryValueDiffers")
      .withArgs(1, 2);
  });

  it("books a fee with its facts: direct costs count as paid, and do not enter", async () => {
    const { treasury, core, licences, signers, day } = await loadFixture(rails);
    const receipt = facts(day);
    const types = "tuple(uint96,uint96,uint96,uint24,uint24,bytes32,bytes32,bytes32)";
    const cause = keccak256(AbiCoder.defaultAbiCoder().encode([types], [Object.values(receipt)]));
    const booked = treasury
      .connect(signers[BEN]!)
      .bookLicence(LICENCE, 1, NATIVE, 1_000, BEN, receipt, { value: 1_000 });
    await expect(booked).to.emit(treasury, "ReceiptStated").withArgs(1, BEN, Object.values(receipt));
    await expect(booked).to.emit(licences, "Paid").withArgs(LICENCE, NATIVE, 1_030, cause, treasury);
    await expect(booked)
      .to.emit(core, "Booked")
      .withArgs(1, NATIVE_NUMBER, cause, entry(1, WAY), 1_000, 0, bookWord(1_000n, 0n, 1n), (words: bigint[]) => {
        return words.length === 6;
      });
  });

  it("books facts of a party's treasurer only, that add up", async () => {
    const { treasury, agreements, signers, day } = await loadFixture(rails);
    await expect(
      treasury.connect(signers[DAN]!).bookLicence(LICENCE, 1, NATIVE, 1_000, DAN, facts(day), { value: 1_000 }),
    )
      .to.be.revertedWithCustomError(agreements, "OpenAgreementsNotParty")
      .withArgs(1, DAN);
    const wrong = facts(day, { tax: 61n });
    await expect(treasury.connect(signers[BEN]!).bookLicence(LICENCE, 1, NATIVE, 1_000, BEN, wrong, { value: 1_000 }))
      .to.be.revertedWithCustomError(treasury, "TreasuryFactsDiffer")
      .withArgs(999, 1_000);
  });

  it("forwards an inbox to another agreement, whoever holds its money in banks", async () => {
    const { treasury, core } = await loadFixture(earning);
    const cause = causeOf(CHILD, TWINS, NATIVE, 1);
    const forwarded = treasury.forward(CHILD, TWINS, NATIVE, 1);
    await expect(forwarded).to.emit(treasury, "Forwarded").withArgs(CHILD, TWINS, 2, NATIVE, 30, cause);
    await expect(forwarded)
      .to.emit(core, "Booked")
      .withArgs(2, NATIVE_NUMBER, cause, entry(1, PARENT_WAY), 30, 0, bookWord(30n, 0n, 1n), (words: bigint[]) => {
        return words.length === 4;
      });
    await expect(treasury.forward(CHILD, OTHERS, NATIVE, 1))
      .to.emit(treasury, "Forwarded")
      .withArgs(CHILD, OTHERS, 3, NATIVE, 20, causeOf(CHILD, OTHERS, NATIVE, 1));
    await expect(treasury.forward(CHILD, TWINS, NATIVE, 1))
      .to.be.revertedWithCustomError(treasury, "RailNothingToForward")
      .withArgs(CHILD, TWINS, NATIVE);
  });

  it("refuses to claim for an inbox, and to forward money of banks", async () => {
    const { treasury, core } = await loadFixture(earning);
    await expect(treasury.claim(inbox(TWINS), NATIVE, [pool(INBOXES)]))
      .to.be.revertedWithCustomError(treasury, "TreasuryNotPayable")
      .withArgs(inbox(TWINS));
    await expect(treasury.forward(CHILD, TWINS, CNY, 1))
      .to.be.revertedWithCustomError(core, "BenefitWrongRail")
      .withArgs(await treasury.getAddress(), CNY);
  });

  it("pays everything that came in to the owners all along the chain", async () => {
    const { treasury, core } = await loadFixture(earning);
    await treasury.forward(CHILD, TWINS, NATIVE, 1);
    await treasury.forward(CHILD, OTHERS, NATIVE, 1);
    await expect(treasury.forward(CHILD, DANS, NATIVE, 0))
      .to.emit(treasury, "Forwarded")
      .withArgs(CHILD, DANS, 1, NATIVE, 10, ZeroHash);
    await treasury.forward(TWINS, CHOS, NATIVE, 0);
    const pools = [0, 1, 2].flatMap((number) => [1, 2, 3].map((agreement) => pool(number, agreement)));
    // 940 are left after 60 royalties: 94 levy, 846 as 1 : 3. Of 30 Cho's asset gets 3.
    const expected = { [ANN]: 94n, [BEN]: 211n, [CHO]: 634n + 3n, [DAN]: 27n + 20n + 10n };
    for (const [member, amount] of Object.entries(expected)) {
      await expect(treasury.claim(member, NATIVE, pools)).to.changeEtherBalance(
        ethers,
        payoutOf(Number(member)),
        amount,
      );
    }
    const left = await ethers.provider.getBalance(treasury);
    expect(left).to.equal(1n); // 211.5 and 634.5 round down
    expect((await core.bookOf(1, NATIVE)).booked).to.equal(1_000n);
  });
});
