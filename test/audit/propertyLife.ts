import { expect } from "chai";
import { network } from "hardhat";
import { check } from "../../src/audit/check.js";
import type { Told } from "../../src/audit/events.js";
import { load } from "../../src/audit/load/load.js";
import { lifeOf } from "../../src/audit/report/life/life.js";
import { assetSentences, ownerSentences } from "../../src/audit/report/life/property.js";
import { licenceSentences, listSentences } from "../../src/audit/report/life/licences.js";
import { sentenceOf } from "../../src/audit/report/life/sentences.js";
import { Speaker } from "../../src/audit/report/life/speaker.js";
import type { Subject } from "../../src/audit/report/life/subjects.js";
import { plainNames } from "../../src/audit/report/names.js";
import { BACKGROUND, EXCLUSIVE, INVENTION, PAID, propertyLife } from "../helpers/propertyLife.js";

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
  const { core, registry, members, bank, treasury, contributions, hold, property, licences, rewards, signers } =
    await propertyLife(connection);
  const rails = { benefit: core, bank, treasury, agreements: registry };
  const modules = { members, ...rails, contributions, hold, property, licences, rewards };
  const places = Object.entries(modules).map(async ([name, contract]) => [name, await contract.getAddress()] as const);
  const contracts = Object.fromEntries(await Promise.all(places)) as Record<keyof typeof modules, string>;
  const { logs, evidence } = await load(ethers.provider, contracts);
  return { contracts, evidence, names, signers, result: check(logs, contracts, evidence) };
}

describe("The life of assets and licences, in words", () => {
  const told = async (subject: Subject) => {
    const life = await networkHelpers.loadFixture(lived);
    return lifeOf(subject, life);
  };

  it("is a sound history", async () => {
    const { result } = await networkHelpers.loadFixture(lived);
    expect(result.findings.map(({ check: by, text }) => `${by}: ${text.en}`)).to.deep.equal([]);
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

  it("has nearly every event that there is of property", async () => {
    const { result } = await networkHelpers.loadFixture(lived);
    const all = Object.keys({ ...assetSentences, ...ownerSentences, ...licenceSentences, ...listSentences, Forwarded: 0 });
    const seen = new Set<string>(result.history.map(({ name }) => name));
    expect(all.filter((name) => !seen.has(name))).to.deep.equal([]);
  });

  it("tells", async () => {
    const { result } = await networkHelpers.loadFixture(lived);
    const speaker = new Speaker(result.books, names);
    for (const event of result.history.slice(30)) {
      const { en, zh } = sentenceOf(event as Told, speaker);
      console.log(event.name, "|", en, "|", zh);
    }
    for (const subject of [
      { kind: "asset", id: BigInt(INVENTION) },
      { kind: "asset", id: BigInt(BACKGROUND) },
      { kind: "licence", id: BigInt(PAID) },
      { kind: "licence", id: BigInt(EXCLUSIVE) },
    ] as const)
      console.log(subject.kind, subject.id, (await told(subject)).map(({ event }) => event).join(" "));
  });
});
