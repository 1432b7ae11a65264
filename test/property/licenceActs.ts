import { expect } from "chai";
import { AbiCoder, keccak256, toBeHex } from "ethers";
import { network } from "hardhat";
import {
  ANN,
  Asset,
  BEN,
  CAUSE,
  CHO,
  CNY,
  DAY,
  DIRECT,
  EUR,
  EVIDENCE,
  Kind,
  MAX96,
  REASON,
  Status,
  T0,
  deployLicences,
  hashTerms,
  licenceTerms,
  plain,
  readTerms,
  sign,
  toMember,
} from "../helpers/licences.js";
import type { LicenceTerms } from "../helpers/licences.js";

const { ethers, networkHelpers } = await network.create();
const { loadFixture, time } = networkHelpers;
const deployed = () => deployLicences(ethers, (second) => time.increaseTo(second));
const toDay = (day: number) => time.increaseTo(day * DAY);
const BAD = "OpenMembersSignatureInvalid";

describe("LicenseRegistry: signed acts", () => {
  it("grants what the licensor signed, whoever sends it, once", async () => {
    const { registry, ann } = await loadFixture(deployed);
    const signed = await sign(registry, [ann], "GrantLicence", { terms: licenceTerms(), motion: 0n });
    await expect(registry.grant(licenceTerms(), 0, signed))
      .to.emit(registry, "ActNonceUsed")
      .withArgs(ANN, 0, 1);
    await expect(registry.grant(licenceTerms(), 0, signed))
      .to.be.revertedWithCustomError(registry, "ActNonceWrong")
      .withArgs(ANN, 0, 1);
  });

  it("refuses another chain, another contract, other terms, other fees, and a deadline that is over", async () => {
    const { registry, members, ann } = await loadFixture(deployed);
    const message = { terms: licenceTerms(), motion: 0n };
    for (const domain of [{ chainId: 1n }, { verifyingContract: await members.getAddress() }]) {
      const signed = await sign(registry, [ann], "GrantLicence", message, domain);
      await expect(registry.grant(licenceTerms(), 0, signed)).to.be.revertedWithCustomError(members, BAD);
    }
    const signed = await sign(registry, [ann], "GrantLicence", message);
    const step = { from: 0n, rate: 49_999 };
    const own = licenceTerms();
    for (const other of [
      { territory: 1n },
      { fields: 1n },
      { until: T0 + 1 },
      { text: REASON },
      { exportControl: REASON },
      { fees: { ...own.fees, payDays: 31 } },
      { fees: { ...own.fees, steps: [step] } },
      { fees: { ...own.fees, instalments: [] } },
    ]) {
      await expect(registry.grant(licenceTerms(other), 0, signed)).to.be.revertedWithCustomError(members, BAD);
    }
    await expect(registry.grant(own, 7, signed)).to.be.revertedWithCustomError(members, BAD);
    const deadline = BigInt(T0 * DAY + 9_000);
    const late = await sign(registry, [ann], "GrantLicence", message, { deadline });
    await time.setNextBlockTimestamp(deadline + 1n);
    await expect(registry.grant(own, 0, late))
      .to.be.revertedWithCustomError(registry, "ActDeadlineOver")
      .withArgs(deadline);
  });

  it("takes as many signatures as the policy asks for a fee", async () => {
    const { registry, members, cho, ann2, grant } = await loadFixture(deployed);
    const terms = toMember(CHO);
    await grant(terms);
    for (const signer of [cho, ann2]) await members.setSigner(signer, CHO, 2, 100);
    await toDay(T0 + 100);
    const message = { licence: 1n, report: 1, base: 1_000_000n, evidence: EVIDENCE };
    const file = async (signers: (typeof cho)[]) =>
      registry.fileReport(1, terms, 1_000_000n, EVIDENCE, await sign(registry, signers, "FileReport", message));
    await expect(file([cho]))
      .to.be.revertedWithCustomError(members, "OpenMembersTooFew")
      .withArgs(CHO, 1, 2);
    await file([cho, ann2]);
    expect((await registry.reportOf(1, 1)).fees).to.equal(50_000);
  });

  it("notices, terminates, surrenders, loosens, credits and tells by relay; each signature is for one act", async () => {
    const { registry, members, ann, ben, cho, grant } = await loadFixture(deployed);
    const terms = toMember(CHO, { kind: Kind.Exclusive, useBy: T0 });
    await grant(terms);
    await grant(licenceTerms({ asset: Asset.Background }));
    await grant(toMember(CHO, { asset: Asset.Secret }));
    await toDay(T0 + 150);
    const about = { licence: 1n, member: BEN };
    const [noticeBody, endBody] = [
      { ...about, report: 0, notice: REASON },
      { ...about, reason: REASON },
    ];
    const notice = await sign(registry, [ben], "NoticeLicence", noticeBody);
    await expect(registry.giveNotice(1, terms, BEN, 0, EVIDENCE, notice)).to.be.revertedWithCustomError(members, BAD);
    await registry.giveNotice(1, terms, BEN, 0, REASON, notice);
    await registry.loosen(1, terms, BEN, await sign(registry, [ben], "LoosenLicence", about, { nonce: 1n }));
    await toDay(T0 + 171);
    await registry.terminate(1, BEN, REASON, await sign(registry, [ben], "TerminateLicence", endBody, { nonce: 2n }));
    const record = { licence: 2n, record: EVIDENCE };
    await registry.fileContract(2, EVIDENCE, await sign(registry, [ann], "FileContract", record));
    const credit = { licence: 2n, member: ANN, motion: 0n, amount: 5n, reason: REASON };
    const credited = await sign(registry, [ann], "CreditLicence", credit, { nonce: 1n });
    await expect(registry.credit(2, ANN, 0, 6, REASON, credited)).to.be.revertedWithCustomError(members, BAD);
    await registry.credit(2, ANN, 0, 5, REASON, credited);
    const surrender = { licence: 3n, reason: REASON };
    await registry.surrender(3, REASON, await sign(registry, [cho], "SurrenderLicence", surrender));
    const statuses = await Promise.all([1, 2, 3].map(async (n) => (await registry.licenceOf(n)).status));
    expect(statuses).to.deep.equal([Status.Terminated, Status.Running, Status.Surrendered]);
  });

  it("cancels an envelope by using up its nonce", async () => {
    const { registry, ann } = await loadFixture(deployed);
    const signed = await sign(registry, [ann], "GrantLicence", { terms: licenceTerms(), motion: 0n });
    await expect(registry.connect(ann).invalidateNonce(ANN, 0)).to.emit(registry, "ActNonceUsed").withArgs(ANN, 0, 1);
    await expect(registry.grant(licenceTerms(), 0, signed)).to.be.revertedWithCustomError(registry, "ActNonceWrong");
  });
});

// ------------------------------------------------------------------------------------------- events are the ledger

const coder = AbiCoder.defaultAbiCoder();
const slotOf = (type: string, key: bigint, base: bigint): bigint =>
  BigInt(keccak256(coder.encode([type, "uint256"], [key, base])));
const [NONCES, COUNT, RECORDS, REPORTS, NOTICES, LISTS] = [2n, 3n, 4n, 5n, 6n, 7n];
const LISTED = 1n << 10n;
const DAYS = (1n << 24n) - 1n;

interface Told {
  name: string;
  args: Record<string, unknown>;
}

/** Rebuilds every storage slot from the events alone. */
function fold(logs: Told[]): Map<bigint, bigint> {
  const slots = new Map<bigint, bigint>();
  const at = (slot: bigint): bigint => slots.get(slot) ?? 0n;
  const unlist = (word: bigint): void => {
    if (!(word & LISTED)) return;
    const [list, place] = [slotOf("uint40", (word >> 171n) & (2n ** 40n - 1n), LISTS), (word >> 6n) & 15n];
    slots.set(list, at(list) & ~(1n << place));
    for (const half of [1n, 2n]) slots.set(list + 2n * place + half, 0n);
  };
  for (const { name, args } of logs) {
    const value = (key: string): bigint => args[key] as bigint;
    if (name === "ActNonceUsed") {
      slots.set(slotOf("uint192", value("key"), slotOf("uint32", value("member"), NONCES)), value("next"));
      continue;
    }
    const licence = value("licence");
    const record = slotOf("uint40", licence, RECORDS);
    const word = at(record);
    if (name === "LicenceGranted") {
      const terms = args["terms"] as LicenceTerms;
      slots.set(COUNT, licence);
      slots.set(record, value("word"));
      slots.set(record + 1n, BigInt(terms.fees.currency) << 96n);
      slots.set(record + 2n, BigInt(hashTerms(terms)));
      if (!(value("word") & LISTED)) continue;
      const [list, place] = [slotOf("uint40", BigInt(terms.asset), LISTS), (value("word") >> 6n) & 15n];
      slots.set(list, at(list) | (1n << place));
      slots.set(list + 1n + 2n * place, terms.territory);
      const days = (BigInt(terms.until) << 192n) | (BigInt(terms.from) << 168n);
      slots.set(list + 2n + 2n * place, days | (terms.fields << 40n) | licence);
    } else if (name === "LicenceReported") {
      slots.set(record, (word & ~(65_535n << 11n)) | (value("report") << 11n));
      const sums = (value("baseTotal") << 120n) | (value("feesTotal") << 24n) | value("last");
      slots.set(slotOf("uint16", value("report"), slotOf("uint40", licence, REPORTS)), sums);
    } else if (name === "LicenceSettled" || name === "LicenceCredited") {
      slots.set(record + 1n, ((at(record + 1n) >> 96n) << 96n) | value("paid"));
    } else if (name === "LicenceNoticed") {
      const notice = (value("claimed") << 40n) | (value("reports") << 24n) | value("cureUntil");
      slots.set(slotOf("uint40", licence, NOTICES), notice);
    } else if (name === "LicenceEnded") {
      unlist(word);
      const rest = word & ~(7n | (31n << 6n) | (DAYS << 43n));
      slots.set(record, rest | value("status") | (value("last") << 43n));
    } else if (name === "LicenceLoosened") {
      unlist(word);
      slots.set(record, (word & ~((7n << 3n) | (31n << 6n))) | (BigInt(Kind.Ordinary) << 3n));
    }
  }
  return slots;
}

describe("LicenseRegistry: events are the ledger", () => {
  it("rebuilds every storage slot from the events of a life with everything in it; sums only grow", async () => {
    const { registry, property, ann, ben, cho, rail, asset, grant } = await loadFixture(deployed);
    const signed = await sign(registry, [ann], "GrantLicence", { terms: licenceTerms(), motion: 0n });
    await registry.grant(licenceTerms(), 0, signed);
    const exclusive = toMember(CHO, { kind: Kind.Exclusive, subLicences: true, fields: 0b110n, useBy: T0 });
    await grant(exclusive);
    await registry
      .connect(cho)
      .subLicense(licenceTerms({ licensor: CHO, head: 2n, fields: 0b10n, kind: Kind.Sole }), exclusive, DIRECT);
    await grant(licenceTerms({ kind: Kind.Exclusive, territory: 1n, until: T0 + 120 }));
    await grant(toMember(CHO, { asset: Asset.Secret }));
    await registry.connect(rail).settle(1, CNY, 9_000, CAUSE);
    await registry.connect(rail).settle(1, EUR, 9_000, CAUSE);
    await toDay(T0 + 200);
    for (const base of [2_000_000n, 5n])
      await registry.connect(ann).fileReport(1, licenceTerms(), base, EVIDENCE, DIRECT);
    await registry.connect(ann).loosen(2, exclusive, ANN, DIRECT);
    await registry.connect(ben).giveNotice(1, licenceTerms(), BEN, 1, REASON, DIRECT);
    await registry.end(4);
    await registry.connect(ann).credit(5, ANN, 0, 123, REASON, DIRECT);
    await registry.connect(cho).surrender(5, REASON, DIRECT);
    await toDay(T0 + 221);
    await registry.connect(ben).terminate(1, BEN, REASON, DIRECT);
    await registry.connect(rail).settle(1, CNY, MAX96, CAUSE);
    await asset(Asset.Patent, { status: 5 }, []);
    await registry.end(3);
    await registry.connect(ann).invalidateNonce(ANN, 99);
    expect(await property.encumbrances(Asset.Patent)).to.equal(0);

    const logs = await registry.queryFilter("*" as never);
    const told: Told[] = logs.map((log) => {
      const { fragment, args } = log as unknown as { fragment: { name: string }; args: unknown };
      const values = plain(args);
      if ("terms" in values) values["terms"] = readTerms(values["terms"]);
      return { name: fragment.name, args: values };
    });
    const slots = fold(told);
    expect(slots.size).to.equal(2 + 1 + 5 * 3 + 2 + 1 + 1 + 3 * 2);
    for (const [slot, value] of slots) {
      expect(BigInt(await ethers.provider.getStorage(registry, toBeHex(slot, 32))), `slot ${slot}`).to.equal(value);
    }
    const sums = (field: string) =>
      told.flatMap(({ args }) => (args["licence"] === 1n && field in args ? [args[field] as bigint] : []));
    for (const field of ["paid", "feesTotal", "baseTotal"]) {
      expect(sums(field), field).to.deep.equal([...sums(field)].sort((a, b) => (a < b ? -1 : 1)));
    }
  });
});
