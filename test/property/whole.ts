import { expect } from "chai";
import { ZeroAddress, ZeroHash } from "ethers";
import { network } from "hardhat";
import Membership from "../../ignition/modules/Membership.js";
import { roles } from "../../ignition/modules/roles.js";
import type { AccessManager, MemberRegistry } from "../../typechain-types/index.js";
import { CNY, Kind } from "../helpers/core.js";
import { ALL_SCOPES, EVIDENCE, grant, join } from "../helpers/members.js";
import {
  ALL,
  ANN,
  Act,
  BEN,
  CHO,
  DAN,
  DIRECT,
  NOTICE,
  Status,
  UNITS,
  Vote,
  agreed,
  days,
  deployAbove,
  envelope,
  offer,
  offerHash,
  registration,
  report,
  rules,
  separated,
} from "../helpers/property.js";
import { Source, holderLine, party, poolLine, tierLine } from "../helpers/terms.js";

const connection = await network.create();
const { ethers, networkHelpers, ignition } = connection;
const { time } = networkHelpers;
const MERGER = 0;

/** Everything for real but the rails: the MemberRegistry, the core, the agreements. */
async function deployed() {
  const signers = await ethers.getSigners();
  const membership = await ignition.deploy(Membership);
  const members = membership.members as unknown as MemberRegistry;
  const admission = signers[10]!;
  await grant(membership.manager as unknown as AccessManager, roles.ADMISSION, admission);
  for (const [n, name] of ["Ann", "Ben", "Cho", "Dan"].entries()) {
    await join(members, admission, name, [{ key: signers[n + 1]!, scopes: ALL_SCOPES }], {});
  }
  const context = await deployAbove(ethers, members, "AgreementRegistry");
  await agreed(context, networkHelpers, rules({ ownersPool: 1 }), {
    rules: { panel: 0 },
    holders: [holderLine(CNY, ANN)],
    pools: [poolLine(1, Source.Agreed, { total: -1n })],
    tiers: [tierLine(Kind.Share, 1_000_000, 1)],
    amountCurrency: ZeroAddress,
    rates: [],
    parties: [ANN, BEN, CHO].map((n) => party(n, [UNITS[n]!])),
  });
  return { ...context, admission };
}

describe("IPRegistry: a whole life above the real members and agreements", () => {
  it("is disclosed, filed, shared and sold, also by the signers of a member that another one succeeded", async () => {
    const context = await deployed();
    const { ip, members, signers, as } = context;
    const what = registration();
    await ip.register(ANN, what, await envelope(ip, signers[ANN]!, "RegisterAsset", { member: ANN, what }));
    await members.connect(context.admission).recordSuccession(BEN, DAN, MERGER, EVIDENCE);
    await time.increase(days(4));

    await as(CHO).propose(1, Act.File, CHO, EVIDENCE, NOTICE, DIRECT);
    await as(DAN).vote(1, BEN, EVIDENCE, Vote.Consents, ZeroHash, DIRECT);
    await as(ANN).vote(1, ANN, EVIDENCE, Vote.Consents, ZeroHash, DIRECT);
    const filed = report(1, Status.Filed, { member: CHO, motion: 1n, basis: EVIDENCE });
    await as(CHO).reportStatus(filed, DIRECT);
    expect((await ip.factsOf(1)).status).to.equal(Status.Filed);

    await separated(context, 1n);
    const sale = offer(1, { from: CHO, to: DAN, units: 200_000n });
    await as(CHO).offerShare(sale, NOTICE, DIRECT);
    const message = { motion: 2n, member: BEN, offer: sale };
    const signed = await envelope(ip, signers[DAN]!, "PreemptShare", message); // signed by the successor
    await ip.preempt(2, BEN, sale, signed);
    await as(ANN).vote(2, ANN, offerHash(sale), Vote.Consents, ZeroHash, DIRECT);
    await as(CHO).transfer(sale, 2, DIRECT);
    expect(await ip.shareOf(1, BEN)).to.deep.equal([500_000n, ALL]); // Ben's account, which his successor collects
    expect(await ip.shareOf(1, CHO)).to.deep.equal([0n, ALL]);
  });
});
