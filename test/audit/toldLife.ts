import { expect } from "chai";
import { network } from "hardhat";
import { check } from "../../src/audit/check.js";
import { lifeOf } from "../../src/audit/report/life/life.js";
import { assetSentences, ownerSentences } from "../../src/audit/report/life/property.js";
import { licenceSentences, listSentences } from "../../src/audit/report/life/licences.js";
import { sentenceOf } from "../../src/audit/report/life/sentences.js";
import { Speaker } from "../../src/audit/report/life/speaker.js";
import type { Subject } from "../../src/audit/report/life/subjects.js";
import { propertyRows } from "../../src/audit/report/propertyRows.js";
import { plainNames } from "../../src/audit/report/names.js";
import { livedOn } from "../helpers/livedOn.js";
import { BACKGROUND, EXCLUSIVE, INVENTION, PAID, toldLife } from "../helpers/toldLife.js";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const CHINESE = /\p{Script=Han}/u;
const MEMBERS = ["", "Ann", "Ben", "Cho", "Dan"];
const CHINESE_NAMES = ["", "安", "本", "周", "丹"];
const names = {
  ...plainNames,
  member: (n: bigint) => ({ en: MEMBERS[Number(n)]!, zh: CHINESE_NAMES[Number(n)]! }),
  currency: (n: bigint) => (n === 156n ? { code: "CNY", decimals: 2 } : { code: "ETH", decimals: 18 }),
};

/** The history of the story, with what its sentences need. */
async function lived() {
  const context = await toldLife(connection);
  const { logs, contracts, evidence } = await livedOn(ethers.provider, context);
  return { contracts, evidence: evidence!, names, signers: context.signers, result: check(logs, contracts, evidence) };
}

describe("The life of assets and licences, in words", () => {
  const told = async (subject: Subject) => {
    const life = await networkHelpers.loadFixture(lived);
    return lifeOf(subject, life);
  };

  it("is a sound history", async () => {
    const { result } = await networkHelpers.loadFixture(lived);
    expect(result.findings.map(({ check: by, text, expected }) => `${by}: ${text.en} ${expected}`)).to.deep.equal([]);
  });

  it("every event has a sentence in both languages, without a gap, and names whom it knows", async () => {
    const { result, signers, contracts } = await networkHelpers.loadFixture(lived);
    const speaker = new Speaker(result.books, names);
    const known = [...signers.map(({ address }) => address), ...Object.values(contracts)];
    const raw = new RegExp(known.map((address) => address.slice(0, 10)).join("|"), "i");
    for (const event of result.history) {
      const { en, zh } = sentenceOf(event, speaker);
      expect(en, event.name)
        .to.match(/^\S.*[^\s.]\.$/)
        .and.not.match(/[{}]|undefined|NaN| {2}|0x[0-9a-f]{9}/);
      expect(zh, event.name)
        .to.match(CHINESE)
        .and.match(/。$/)
        .and.not.match(/[{}]|undefined|NaN| {2}|0x[0-9a-f]{9}/);
      if (event.name in { ...assetSentences, ...ownerSentences, ...licenceSentences }) {
        expect(en, event.name).to.not.match(raw);
      }
    }
  });

  it("has every event that there is of assets, licences, lists and royalties", async () => {
    const { result } = await networkHelpers.loadFixture(lived);
    const all = Object.keys({
      ...assetSentences,
      ...ownerSentences,
      ...licenceSentences,
      ...listSentences,
      Forwarded: 0,
    });
    const seen = new Set<string>(result.history.map(({ name }) => name));
    expect(all.filter((name) => !seen.has(name))).to.deep.equal([]);
  });

  it("an asset: registered, filed, shared, licensed, and what it earned", async () => {
    const life = await told({ kind: "asset", id: BigInt(INVENTION) });
    expect(life.map(({ event }) => event)).to.deep.equal([
      ...["AssetRegistered", "MotionProposed", "MotionVoted", "MotionVoted", "StatusChanged"],
      ...["TitleChanged", "AnnualFeePaid", "UseRecorded"],
      ...["AssetSeparated", "OwnerSeated", "OwnerSeated", "OwnerSeated"],
      ...["MotionProposed", "ShareOffered", "MotionVoted", "SharePreempted", "MotionVoted", "ShareTransferred"],
      ...["MotionProposed", "MotionVoted", "AssetPledged", "PledgeReleased"],
      ...["MotionProposed", "MotionVoted", "ShareRenounced"],
      ...["LicenceGranted", "LicenceContractFiled", "ReceiptBooked", "LicenceSettled", "ReceiptConfirmed", "Booked"],
      ...[
        "Forwarded",
        "ReversalProposed",
        "ReversalConfirmed",
        "LicenceUnsettled",
        "Reversed",
        "LicenceReported",
        "MotionProposed",
        "MotionVoted",
        "LicenceCredited",
      ],
      ...["LicenceNoticed", "LicenceEnded"],
    ]);
    const text = life.map((one) => one.text.en).join("\n");
    expect(text).to.include("Ann registers asset 2, invention patent, disclosed: a result of agreement 1");
    expect(text).to.include("derives from asset 1 (royalty 6 %).");
    expect(text).to.include("Cho offers Dan 25 % of asset 2 for CNY 50,000.00 (motion 2).");
    expect(text).to.include("Cho transfers 25 % of asset 2 to Ann for CNY 50,000.00, as motion 2 carried.");
    expect(text).to.include("6 % goes first to the assets that its own derives from; pool 1/16386 takes the place of");
    expect(life[0]!.by.map(({ member }) => member)).to.deep.equal([1n]);
  });

  it("background: offered, derived from, and paid its royalties", async () => {
    const life = await told({ kind: "asset", id: BigInt(BACKGROUND) });
    const acts = ["AssetRegistered", "BackgroundOffered", "AssetRegistered", "UnitsChanged", "Taken", "Forwarded"];
    expect(life.map(({ event }) => event)).to.deep.equal(acts);
    expect(life.at(-1)!.text).to.deep.equal({
      en: "CNY 0.60 of royalties of asset 2 go to the owner of asset 1, out of agreement 1.",
      zh: "知识产权 2 的提成 CNY 0.60 自协议 1 转给知识产权 1 的权利人。",
    });
  });

  it("a licence: granted, paid, reported, credited, noticed, ended", async () => {
    const life = await told({ kind: "licence", id: BigInt(PAID) });
    expect(life.map(({ event }) => event)).to.deep.equal([
      ...["LicenceGranted", "LicenceContractFiled", "ReceiptBooked", "LicenceSettled", "ReceiptConfirmed", "Booked"],
      ...[
        "ReversalProposed",
        "ReversalConfirmed",
        "LicenceUnsettled",
        "Reversed",
        "LicenceReported",
        "LicenceCredited",
        "LicenceNoticed",
        "LicenceEnded",
      ],
    ]);
    const [first] = life;
    expect(first!.text.en).to.match(
      /^Ann grants Dan licence 1 of asset 2: ordinary, .* to .*; CNY 100\.00 in fixed amounts and 5 % \/ 3 % of the sales\.$/,
    );
    const other = await told({ kind: "licence", id: BigInt(EXCLUSIVE) });
    expect(other.map(({ event }) => event)).to.deep.equal(["LicenceGranted", "LicenceLoosened", "LicenceEnded"]);
  });

  it("stands in the report: each asset with its owners, each licence with what it cost and what was paid", async () => {
    const { result, names } = await networkHelpers.loadFixture(lived);
    const { assets, licences } = propertyRows({ result, times: result.times, names, blockTime: 0n });
    const owned = assets.map(({ asset, agreement, kind, status, title, current, owners, units }) => [
      ...[asset, agreement, kind, status, title, current, units],
      owners.map((one) => [one.name.en, one.units]),
    ]);
    expect(owned).to.deep.equal([
      [1n, 0n, "software", "granted", "none", false, 1_000_000n, [["Ann", 1_000_000n]]],
      [
        ...[2n, 1n, "invention", "filed", "registered", false, 30n], // registered before shares changed hands
        [
          ["Ann", 20n],
          ["Cho", 10n],
        ],
      ],
      [3n, 1n, "know-how", "disclosed", "none", false, 1_000_000n, [["Ben", 1_000_000n]]],
    ]);
    expect(assets.map(({ parents }) => parents.map(({ asset, rate }) => [asset, rate]))).to.deep.equal([
      [],
      [[1n, 60_000n]],
      [],
    ]);
    expect(
      licences.map(({ licence, asset, name, kind, status }) => [licence, asset, name.en, kind, status]),
    ).to.deep.equal([
      [1n, 2n, "Dan", "ordinary", "terminated"],
      [2n, 3n, "Cho", "ordinary", "surrendered"],
    ]);
    expect(licences[0]!.fees).to.deep.include({ fixed: 10_000n, reported: 5_000n, paid: 1_400n });
  });

  it("stands in the report's rights matrix: background offered and results, by parties and whoever has a right", async () => {
    const { result, names } = await networkHelpers.loadFixture(lived);
    const { rights } = propertyRows({ result, times: result.times, names, blockTime: 0n });
    const lines = rights.map(({ agreement, asset, name, own, use, license, veto }) => [
      ...[agreement, asset, name.en],
      ...[own, use, license, veto].map((one) => one?.en ?? "–"),
    ]);
    const offered = "on request, within its limits (R25)";
    const share = "sole and exclusive licences, transfers, pledges (as agreed)";
    expect(lines).to.deep.equal([
      [1n, 1n, "Ann", "100 %", "owner (R04)", "alone", "–"],
      [1n, 1n, "Ben", "–", offered, "–", "–"],
      [1n, 1n, "Cho", "–", offered, "–", "–"],
      [1n, 2n, "Ann", "66.6666 %", "owner (R04)", "alone (R05)", share],
      [1n, 2n, "Ben", "–", "–", "–", "–"],
      [1n, 2n, "Cho", "33.3333 %", "owner (R04)", "alone (R05)", "–"],
      [1n, 3n, "Ann", "–", "–", "–", "–"],
      [1n, 3n, "Ben", "100 %", "owner (R04)", "alone", "–"],
      [1n, 3n, "Cho", "–", "–", "–", "–"],
    ]);
  });

  it("is in the lives of members that license and are licensed", async () => {
    for (const member of [1n, 4n]) {
      const acts = (await told({ kind: "member", id: member })).map(({ event }) => event);
      expect(acts).to.include.members(["LicenceGranted", "LicenceSettled", "LicenceEnded", "AssetPledged"]);
    }
  });
});
