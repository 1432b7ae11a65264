import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import type { AgreementFile } from "../../src/agreement/format.js";
import { certificateCommands } from "../../src/cli/commands/certificate.js";
import { rewardCommands } from "../../src/cli/commands/reward.js";
import { CliError } from "../../src/cli/exits.js";
import { FileError } from "../../src/cli/typedFile.js";
import { exitOf, sentenceOf } from "../../src/cli/failures.js";
import { Output } from "../../src/cli/output.js";
import { type ListAsked, commitmentOf, lineIn, verified } from "../../src/cli/peopleFiles.js";
import { listAssets, showAsset, showMotion } from "../../src/cli/reading/assets.js";
import { listLicences, showLicence } from "../../src/cli/reading/licences.js";
import { listPeopleLists } from "../../src/cli/reading/rewards.js";
import { digestFor } from "../../src/cli/propertyKinds.js";
import { identifierDigest, readIdentifier } from "../../src/property/identifiers.js";
import { showLineage, showRights } from "../../src/cli/reading/rights.js";
import { Lookup } from "../../src/cli/lookup.js";
import type { Session } from "../../src/cli/session.js";
import { DAY, toDay } from "../../src/dates.js";
import { newWorld, play } from "../../src/play/play.js";
import { type World, currencyAddress, signerOf } from "../../src/play/world.js";
import * as acts from "../../src/sdk/acts/index.js";
import { perform } from "../../src/sdk/perform.js";
import { localChain } from "../../scripts/lib/localChain.js";
import { refusal } from "../helpers/cli.js";

const simar = JSON.parse(readFileSync(new URL("../../examples/simar.json", import.meta.url), "utf8")) as AgreementFile;
const [CONTACT_ARM, METHOD, SUITE] = [1n, 2n, 3n];

/** A session about a world, whose members are called as its file calls them; what is said is kept. */
function sessionOf(world: World, home: string, said: string[], lang: "en" | "zh" = "en"): Session {
  const keep = (text: string) =>
    void said.push(
      ...text
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== ""),
    );
  const { ledger, chain } = world;
  const members = [...world.members].map(([alias, number]) => ({ alias, number, name: { en: alias, zh: alias } }));
  const session = {
    options: { lang },
    out: new Output(lang, "text", true, keep, () => undefined),
    home,
    asked: { about: "", values: [] },
    ledger: () => Promise.resolve(ledger),
    network: () => Promise.resolve({ name: "local", chainId: 31_337, addresses: ledger.addresses }),
    names: () => Promise.resolve({ members, agreements: [], tokens: [] }),
    provider: () => Promise.resolve(chain.registrar.provider),
    firstBlock: () => Promise.resolve(0),
    today: async () => Math.floor((await chain.now()) / DAY),
  };
  return Object.assign(session, { find: new Lookup(session as unknown as Session) }) as unknown as Session;
}

describe("What the command reads of property", function () {
  this.timeout(120_000);
  let world: World;
  let home: string;

  before(async () => {
    const { chain, ledger } = await localChain(simar);
    world = newWorld(simar, ledger, chain);
    for await (const happening of play(world)) void happening;
    home = mkdtempSync(path.join(tmpdir(), "jointly-property-"));
  });
  after(() => rmSync(home, { recursive: true, force: true }));

  /** What a reading says, as lines. */
  async function lines(read: (session: Session) => Promise<void>, lang: "en" | "zh" = "en"): Promise<string[]> {
    const said: string[] = [];
    await read(sessionOf(world, home, said, lang));
    return said;
  }

  it("lists assets with their owners, all or those of an agreement", async () => {
    const all = await lines((session) => listAssets(session));
    expect(all).to.have.length(3);
    expect(all[0]).to.match(/^1 +– +know-how +disclosed +fada-catec$/);
    const own = await lines((session) => listAssets(session, world.agreement));
    expect(own.map((line) => line.split(/ {2,}/).slice(0, 4))).to.deep.equal([
      ["2", "1", "invention patent", "granted"],
      ["3", "1", "software", "disclosed"],
    ]);
    expect(own[0]).to.include("fada-catec, auth, quasset, chevron-oronite, vertical, us, basf-antwerpen");
  });

  it("shows an asset: owners agreed and registered, parents, use", async () => {
    const suite = await lines((session) => showAsset(session, SUITE));
    expect(suite.find((line) => line.startsWith("Derives from"))).to.include("1 (3 %), 2 (5 %)");
    expect(suite.find((line) => line.startsWith("Owners by agreement"))).to.match(/fada-catec 27\.\d+ %/);
    expect(suite.find((line) => line.startsWith("Owners in the register"))).to.include("does not show");
    const arm = await lines((session) => showAsset(session, CONTACT_ARM), "zh");
    expect(arm.join("\n")).to.include("无（背景知识产权）").and.include("技术秘密");
  });

  it("says that there is no such asset or motion, and ends as for a refusal", async () => {
    const errorOf = (read: (session: Session) => Promise<void>) =>
      lines(read).then(
        () => expect.fail("it answered"),
        (error: unknown) => error,
      );
    const asset = await errorOf((session) => showAsset(session, 99n));
    expect([exitOf(asset), sentenceOf(asset, "en", [])]).to.deep.equal([5, "There is no asset 99. Check the number."]);
    expect(sentenceOf(asset, "zh", [])).to.equal("知识产权 99不存在，请核对编号。");
    const motion = await errorOf((session) => showMotion(session, 99n));
    expect(exitOf(motion)).to.equal(5);
    expect(sentenceOf(motion, "en", [])).to.include("motion 99");
  });

  it("shows a motion: what was asked, who consents, the rule", async () => {
    const motion = (await lines((session) => showMotion(session, 1n))).join("\n");
    expect(motion).to.match(/Act +filing at the office/);
    expect(motion).to.include("after notice, unless a co-owner objects, 45 days of notice");
    expect(motion).to.match(/Consented +(\d+) \/ \1\n/);
    expect(motion).to.match(/Used +yes/);
  });

  it("lists and shows licences: scope, what is reported, due and paid", async () => {
    const all = await lines((session) => listLicences(session));
    expect(all).to.have.length(3);
    expect(all[1]).to.match(/^2 +3 +ordinary +auth +park +2029-12-31 +running$/);
    const ofMethod = await lines((session) => listLicences(session, METHOD));
    expect(ofMethod).to.have.length(1);
    const plant = (await lines((session) => showLicence(session, 1n))).join("\n");
    expect(plant).to.match(/Licensee +outside counterparty/);
    expect(plant)
      .to.include("Belgium; Spain, Portugal".replace("; ", ", "))
      .and.match(/Reports filed +2/);
    expect(plant).to.match(/Due so far +EUR 32,000\.00\n/); // the second quarter's fee is due thirty days after it
    expect(plant).to.match(/Paid so far +EUR 32,000\.00/);
    expect(plant).to.match(/Next report due +2026-10-30/);
    const none = await refusal(
      lines((session) => showLicence(session, 9n)),
      CliError,
    );
    expect(none.sentence.en).to.equal("There is no licence 9.");
    const platform = (await lines((session) => showLicence(session, 3n), "zh")).join("\n");
    expect(platform)
      .to.include("全球")
      .and.match(/下次报告截止 +–/);
  });

  it("takes no number of another kind of right", () => {
    expect(digestFor(1, "202610000001.9")).to.equal(identifierDigest(readIdentifier("202610000001.9")));
    expect(() => digestFor(3n, "202610000001.9")).to.throw('of the kind "invention", not "design"');
    expect(digestFor(0n, "202610000001.9")).to.match(/^0x/); // of no asset: the registry says so
  });

  it("draws what derives from what, and says who may do what", async () => {
    const picture = (await lines((session) => showLineage(session))).join("\n");
    expect(picture).to.include('a3["3 software"]').and.include("a2 -->|5 %| a3");
    const rights = await lines((session) => showRights(session, world.agreement));
    expect(rights).to.have.length(1 + 3 * 7 + 1); // a licensee is no party
    expect(rights[2]).to.match(/^ *1 +auth +– +on request, within its limits \(R25\) +– +–$/);
    expect(rights[8]).to.match(
      /^ *2 +fada-catec +27\.\d+ % +owner \(R04\) +45 days' notice \(as agreed\) +every licence/,
    );
    const unknown = await refusal(
      lines((session) => showRights(session, 77n)),
      CliError,
    );
    expect(unknown.sentence.en).to.equal("Agreement 77 has no assets.");
  });

  describe("and of people", () => {
    const csv = "person,main,amount,text\nLi Wei,yes,6000.00,design\nWang Fang,no,4000.00,tests\n";
    const at = (name: string) => path.join(home, name);
    const asked = (more: Partial<ListAsked> = {}): ListAsked => ({
      csv: at("people.csv"),
      agreement: world.agreement,
      member: world.members.get("us")!,
      kind: "reward",
      currency: currencyAddress(world.chain, "EUR"),
      unit: undefined,
      first: toDay("2025-09-01"),
      last: toDay("2025-12-31"),
      private: at("people.json"),
      correct: false,
      preset: "CN-state-university",
      ...more,
    });
    const session = () => sessionOf(world, home, []);
    const command = (all: typeof rewardCommands, verb: string) => all.find((one) => one.verb === verb)!;

    /** Commits to a list as its member. */
    async function commit(more: Partial<ListAsked> = {}): Promise<void> {
      const args = await commitmentOf(session(), asked(more));
      await perform(world.ledger, acts.commitList, args, await signerOf(world, "us"));
    }

    it("a list is committed once, with salts that stay; a correction says so", async () => {
      writeFileSync(at("people.csv"), csv);
      await commit();
      const again = await refusal(commit(), CliError);
      expect(again.sentence.en).to.include("To replace it: --correct");
      writeFileSync(at("other.csv"), csv.replace("4000.00", "5000.00"));
      const taken = await refusal(commit({ csv: at("other.csv"), correct: true }), CliError);
      expect(taken.sentence.en).to.include("never overwritten");
      const said: string[] = [];
      await listPeopleLists(sessionOf(world, home, said), world.agreement);
      expect(said).to.have.length(1);
      expect(said[0]).to.match(/us +rewards +2025-09-01 – 2025-12-31 +2 +EUR 10,000\.00 +1$/);
    });

    it("an unfair list is refused before a file is written (R17), and one without its currency", async () => {
      writeFileSync(at("unfair.csv"), csv.replace("yes", "no"));
      const unfair = await refusal(commit({ csv: at("unfair.csv"), private: at("unfair.json") }), CliError);
      expect(unfair.sentence.en).to.include(
        "The main contributors get EUR 0.00 of 10,000.00: less than 50 % of the pot (R17)",
      );
      const zhejiang = await refusal(commit({ preset: "CN-Zhejiang", private: at("unfair.json") }), CliError);
      expect(zhejiang.sentence.en).to.include("EUR 6,000.00 of 10,000.00: less than 70 % of the pot (R18)");
      expect(zhejiang.sentence.zh).to.include("不足 70 %（R18）");
      expect((await refusal(commit({ currency: undefined }), CliError)).sentence.zh).to.include("--currency");
      expect(() => readFileSync(at("unfair.json"))).to.throw("ENOENT");
    });

    it("one line is proved, off-line and on the chain, until the list is corrected", async () => {
      await command(rewardCommands, "prove").run(
        { private: at("people.json"), person: "Li Wei", out: at("proof.json") },
        session(),
      );
      const text = readFileSync(at("proof.json"), "utf8");
      expect(text).to.include("Li Wei").and.not.include("Wang Fang");
      const line = await lineIn(at("people.json"), "Li Wei", at("proof.json"));
      expect(await verified(session(), line, true)).to.deep.equal({ sound: true });
      const online = Object.assign(session(), { options: { lang: "en", network: "local" } });
      expect(await verified(online, line, false)).to.deep.equal({ sound: true, revision: 1 });
      const altered = await refusal(verified(online, { ...line, amount: line.amount + 1n }, false), CliError);
      expect(altered.exit).to.equal(6);
      const larger = await refusal(verified(online, { ...line, decimals: 0 }, false), CliError);
      expect(larger.sentence.en).to.include("It counts in EUR with 0 decimals; the list's currency is EUR with 2.");
      const list = JSON.parse(readFileSync(at("people.json"), "utf8")) as object;
      writeFileSync(at("token.json"), JSON.stringify({ ...list, currency: `0x${"7".repeat(40)}`, unit: "e-EUR" }));
      const ofToken = await lineIn(at("token.json"), "Li Wei", at("proof.json"));
      const known = { code: "another name", decimals: line.decimals };
      const elsewhere = Object.assign(session(), {
        options: online.options,
        find: { coin: () => Promise.resolve(known) },
      });
      const uncommitted = await refusal(verified(elsewhere, ofToken, false), CliError);
      expect(uncommitted.sentence.en).to.include("The chain holds no such list");
      const over = { private: at("people.json"), person: "Li Wei", out: at("people.json") };
      await refusal(command(rewardCommands, "prove").run(over, session()), CliError);

      await commit({ csv: at("other.csv"), private: at("corrected.json"), correct: true });
      const old = await refusal(verified(online, line, false), CliError);
      expect(old.sentence.en).to.include("revision 2): the list was corrected since");
    });

    it("a certificate is issued and checked, page and line", async () => {
      await commit({ kind: "certificate", currency: undefined, unit: "hours", private: at("hours.json") });
      const issue = command(certificateCommands, "issue");
      const given = { private: at("hours.json"), person: "Wang Fang", issuer: undefined, project: "SIMAR" };
      await issue.run({ ...given, out: at("certificate.html") }, session());
      await issue.run({ ...given, out: at("certificate.json") }, session());
      const verify = command(certificateCommands, "verify");
      for (const file of ["certificate.html", "certificate.json"]) {
        const said: string[] = [];
        const online = Object.assign(sessionOf(world, home, said), { options: { lang: "en", network: "local" } });
        await verify.run({ file: at(file), offline: false }, online);
        expect(said).to.deep.equal([
          "us certifies that Wang Fang contributed to SIMAR from 2025-09-01 to 2025-12-31: tests.",
          "The chain holds its root (revision 1).",
          `It is of the list of us (${world.members.get("us")}) under agreement 1; issuer and project are the certificate's own words.`,
        ]);
      }
      // 120.00 hours told as 12000: the chain's leaf is the same.
      const json = JSON.parse(readFileSync(at("certificate.json"), "utf8")) as { amount: string; decimals: number };
      const many = { ...json, amount: json.amount.replace(".", ""), decimals: 0 };
      writeFileSync(at("many.json"), JSON.stringify(many));
      await refusal(verify.run({ file: at("many.json"), offline: true }, session()), FileError);
      writeFileSync(at("forged.html"), readFileSync(at("certificate.html"), "utf8").replace("Wang Fang", "Somebody"));
      const forged = await refusal(verify.run({ file: at("forged.html"), offline: true }, session()), CliError);
      expect(forged.sentence.en).to.include("does not show what its data say");
      const wrong = await refusal(
        issue.run({ ...given, private: at("people.json"), out: at("x.html") }, session()),
        CliError,
      );
      expect(wrong.sentence.en).to.include("is a list of rewards");
    });
  });
});
