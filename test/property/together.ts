import { expect } from "chai";
import { TypedDataEncoder, ZeroHash, id } from "ethers";
import { network } from "hardhat";
import { ALL_SCOPES, Status as Standing, inForce } from "../helpers/agreement.js";
import { NATIVE, pool } from "../helpers/core.js";
import { uninstrumented } from "../helpers/coverage.js";
import {
  ANN,
  BEN,
  CAUSE,
  CHO,
  DAY,
  DIRECT,
  EVIDENCE,
  Kind,
  REASON,
  Status,
  fees,
  hashTerms,
  licenceTerms,
  rules,
} from "../helpers/licences.js";
import { holderLine } from "../helpers/terms.js";

const { ethers, networkHelpers } = await network.create();
const { loadFixture, time } = networkHelpers;
const AGREEMENT = 1n;
const [INVENTION, KNOW_HOW, DISCLOSED, CONSENTS, EXCLUSIVE] = [1, 5, 1, 1, 3];
const MILLION = 1_000_000n;

const field = (list: string) =>
  list.split(",").map((line) => {
    const [type = "", name = ""] = line.split(" ");
    return { type, name };
  });
const acts = ["file", "ordinary", "secret", "exclusive", "transfer", "pledge", "renounce", "abandon"];
const RULES = {
  OwnerRule: field("uint8 consent,uint16 noticeDays"),
  PropertyRules: field(
    "uint16 ownersPool,bool licensorKeeps,bool subLicences,uint16 preemptionDays,uint16 publicationDays,uint16 cureDays,uint16 accessDays,uint16 useDays," +
      acts.map((act) => `OwnerRule ${act}`).join(","),
  ),
};

/** The real core, agreements, assets and licences; Ann, Ben and Cho own an agreement's results in equal parts; both rails are one account. */
async function deployed() {
  const signers = await ethers.getSigners();
  const rail = signers[0]!;
  const members = await ethers.deployContract("SettableMembers");
  for (const member of [ANN, BEN, CHO, 9]) {
    await members.set(member, 3, Standing.Active, signers[member]!.address, ZeroHash);
    await members.setSigner(signers[member]!, member, ALL_SCOPES);
  }
  const real = ["BenefitLedger", "EmptyModule", "AgreementRegistry", "IPRegistry", "LicenseRegistry"];
  const numbers = [0, 1, 3, 6, 7];
  const set = await ethers.deployContract("OneModuleSet", [rail, members, numbers]);
  for (const name of real) await set.deploy((await ethers.getContractFactory(name)).bytecode);
  const core = await ethers.getContractAt("BenefitLedger", await set.addressOf(0));
  const registry = await ethers.getContractAt("AgreementRegistry", await set.addressOf(3));
  const property = await ethers.getContractAt("IPRegistry", await set.addressOf(6));
  const licences = await ethers.getContractAt("LicenseRegistry", await set.addressOf(7));
  const own = rules({ ownersPool: 2 });
  const terms = await inForce({ registry, signers, moduleSet: await set.digest() }, networkHelpers, {
    licenceRule: TypedDataEncoder.hashStruct("PropertyRules", RULES, own),
    holders: [holderLine(), { ...holderLine(NATIVE, 0), account: ZeroHash }],
  });
  await property.adopt(terms, own);
  const acts = await ethers.getContractAt("IIPRegistry", await property.getAddress());
  const register = (kind: number) =>
    acts.connect(signers[ANN]!).register(
      ANN,
      {
        agreement: AGREEMENT,
        kind,
        status: DISCLOSED,
        sole: false,
        identifier: id(`asset ${kind}`),
        evidence: EVIDENCE,
        uri: "",
        parents: [],
      },
      DIRECT,
    );
  await register(INVENTION);
  await register(KNOW_HOW);
  const today = Math.floor((await time.latest()) / DAY);
  const licence = (more: object) =>
    licenceTerms({ from: today, until: today + 900, fees: fees({ currency: NATIVE, instalments: [] }), ...more });
  return { core, property: acts, licences, signers, rail, today, licence };
}

describe("LicenseRegistry with the real assets, agreements and core", () => {
  it("grants an exclusive licence that all owners agreed to; reports it, is paid, and ends", async () => {
    const { property, licences, signers, rail, licence } = await loadFixture(deployed);
    const terms = licence({ asset: 1, kind: Kind.Exclusive });
    const subject = hashTerms(terms);
    const by = (member: number) => property.connect(signers[member]!);
    await by(ANN).propose(1, EXCLUSIVE, ANN, subject, REASON, DIRECT);
    await by(BEN).vote(1, BEN, subject, CONSENTS, ZeroHash, DIRECT);
    const grant = () => licences.connect(signers[ANN]!).grant(terms, 1, DIRECT);
    await expect(grant()).to.be.revert(ethers);
    await by(CHO).vote(1, CHO, subject, CONSENTS, ZeroHash, DIRECT);
    const { gasUsed } = (await (await grant()).wait())!;
    console.log(`      gas: exclusive, with the real registries ${gasUsed}`);
    expect((await property.assetOf(1)).exclusives).to.equal(1);
    const { last } = await licences.nextReport(1, terms);
    await time.increaseTo((last + 1n) * BigInt(DAY));
    await licences.connect(signers[ANN]!).fileReport(1, terms, 1_000, EVIDENCE, DIRECT);
    const settled = await licences.connect(rail).settle.staticCall(1, NATIVE, 50, CAUSE);
    expect(settled).to.deep.equal([...(await property.routeOf(1, 0))]);
    await licences.connect(rail).settle(1, NATIVE, 50, CAUSE);
    expect((await licences.licenceOf(1)).paid).to.equal(50);
    await licences.connect(signers[ANN]!).surrender(1, REASON, DIRECT);
    expect((await property.assetOf(1)).exclusives).to.equal(0);
    expect((await licences.licenceOf(1)).status).to.equal(Status.Surrendered);
  });

  it("lets one owner license a secret alone and keep the income in a pool of its own (R07)", async () => {
    const { core, licences, signers, rail, licence } = await loadFixture(deployed);
    const terms = licence({ asset: 2, licensor: BEN });
    await licences.connect(signers[BEN]!).grant(terms, 0, DIRECT);
    const { soloPool } = await licences.licenceOf(1);
    expect(await core.unitsOf(pool(Number(soloPool)), BEN)).to.deep.equal([MILLION, MILLION]);
    const [agreement, route] = await licences.connect(rail).settle.staticCall(1, NATIVE, 50, CAUSE);
    expect([agreement, route >> 56n]).to.deep.equal([AGREEMENT, (1n << 16n) | soloPool]);
  });

  uninstrumented("grants an ordinary licence of a patent for one owner alone within 200,000", async () => {
    const { licences, signers, licence } = await loadFixture(deployed);
    const send = () => licences.connect(signers[BEN]!).grant(licence({ asset: 1, licensor: BEN }), 0, DIRECT);
    await send();
    const { gasUsed } = (await (await send()).wait())!;
    console.log(`      gas: ordinary, with the real registries ${gasUsed}`);
    expect(gasUsed).to.be.lessThan(200_000n);
  });
});
