import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { CliError, Exit } from "../../src/cli/exits.js";
import { type Format, type Lang, Output } from "../../src/cli/output.js";
import { check } from "../../src/cli/ruleCheck.js";
import type { RuleCheck } from "../../src/rules/check/checkAgreement.js";
import { presetNames } from "../../src/rules/presets/presets.js";
import type { RuleId } from "../../src/rules/rules.js";
import { exampleOf, put } from "../helpers/agreementCases.js";
import { refusal } from "../helpers/cli.js";
import { jointly } from "../helpers/spawned.js";

const nothing = { file: undefined, preset: undefined, explain: undefined, presets: false };
const campus = "examples/campus-lab.json";

describe("agreement check by rules", () => {
  let folder: string;
  before(() => (folder = mkdtempSync(path.join(tmpdir(), "jointly-rules-"))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** What the command puts on stdout. */
  async function told(asked: Partial<Parameters<typeof check>[1]>, lang: Lang = "en", format: Format = "text") {
    let stdout = "";
    const out = new Output(
      lang,
      format,
      false,
      (text) => (stdout += text),
      () => undefined,
    );
    const error = await check({ out }, { ...nothing, ...asked }).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    return { stdout, error };
  }

  const unpublished = (): string => {
    const file = exampleOf("campus-lab");
    put(file, "agreement.property", { preset: "CN-default", file: { consent: "alone" } });
    const name = path.join(folder, "unpublished.json");
    writeFileSync(name, JSON.stringify(file));
    return name;
  };

  it("prints each rule with its verdict, force and mark, and why and where below", async () => {
    const { stdout, error } = await told({ file: campus, preset: "CN-Zhejiang" });
    expect(error).to.equal(undefined);
    expect(stdout).to.match(/^examples\/campus-lab\.json · CN-Zhejiang: China: Zhejiang\n\n/);
    expect(stdout).to.match(
      /\n {2}R12 {2}holds +prohibition +\[S\] {2}Nobody takes all\n {7}Every party .*\(agreement\.parties\)\n/,
    );
    expect(stdout).to.match(/\n {2}X01 {2}holds +prohibition +\[M\] {2}/);
    expect(stdout).to.match(/\n\[M\] 30 days of pre-emption/);
    expect(stdout).to.match(/\nholds \d+ · overridden 0 · to be confirmed \d+ · broken 0 · not applicable \d+\n/);
    expect(stdout).to.match(/never legal advice\.\n$/);
  });

  it("speaks Chinese", async () => {
    const { stdout } = await told({ file: campus, preset: "CN-Zhejiang" }, "zh");
    expect(stdout).to.match(
      /\n {2}R12 {2}符合 +强制性 +\[S\] {2}不得将全部利润归部分人\n {7}各方均可分享收益。（agreement\.parties）\n/,
    );
    expect(stdout).to.match(/绝非法律意见。\n$/);
  });

  it("ends with 6 when a floor or prohibition is broken, after telling everything", async () => {
    const file = unpublished();
    const { stdout, error } = await told({ file, preset: "CN-Beijing" }, "en", "json");
    const { sound, verdicts } = JSON.parse(stdout) as RuleCheck;
    expect(sound).to.equal(false);
    const broken = verdicts.filter(({ verdict }) => verdict === "broken").map(({ rule, at }) => [rule, at]);
    expect(broken).to.deep.equal([
      ["R10", "agreement.property.file"],
      ["R19", "agreement.property.publicationDays"],
    ]);
    expect(error).to.be.instanceOf(CliError).and.to.include({ exit: Exit.mismatch });
    expect((error as CliError).sentence.en).to.match(/breaks R10, R19 of CN-Beijing\./);
    expect((error as CliError).sentence.zh).to.match(/违反 CN-Beijing 的 R10、R19。/);
  });

  it("explains a rule: source, effect, mark, presets", async () => {
    const { stdout } = await told({ explain: "R06" });
    for (const part of ["R06 Exclusive", "Patent Law art. 14(2)", "void until", "[S] seen", "checker and contracts"]) {
      expect(stdout).to.include(part);
    }
    expect(stdout).to.match(/presets +CN-default, CN-state-university, CN-Beijing/);
    expect((await told({ explain: "X02" as RuleId }, "zh")).stdout).to.include("[M] 凭记忆，未核实");
  });

  it("lists the presets", async () => {
    const { stdout } = await told({ presets: true }, "en", "json");
    const list = JSON.parse(stdout) as { name: string; rules: string[] }[];
    expect(list.map(({ name }) => name)).to.deep.equal(presetNames);
    expect((await told({ presets: true }, "zh")).stdout).to.match(/ {2}CN-Zhejiang +中国：浙江省 +36\n/);
  });

  it("without a preset says whether the file is sound, as ever; without anything what to ask", async () => {
    expect((await told({ file: campus })).stdout).to.match(/^examples\/campus-lab\.json is sound: .* 4 parties\.\n$/);
    const out = new Output(
      "en",
      "text",
      false,
      () => undefined,
      () => undefined,
    );
    const error = await refusal(check({ out }, nothing), CliError);
    expect(error.exit).to.equal(Exit.usage);
    expect(error.sentence.en).to.match(/^Nothing to check/);
  });

  it("is a command with these options and exit codes", async () => {
    const env = { JOINTLY_HOME: folder };
    const broken = await jointly(["agreement", "check", unpublished(), "--preset", "CN-default"], env);
    expect(broken.code, broken.stderr).to.equal(6);
    expect(broken.stdout).to.match(/R10 {2}broken/);
    expect(broken.stderr).to.match(/breaks R10 of CN-default/);
    expect(await jointly(["agreement", "check", "--presets", "--json"], env)).to.include({ code: 0, stderr: "" });
    expect(await jointly(["agreement", "check", "--explain", "R06", "--lang", "zh-CN"], env)).to.include({ code: 0 });
    const unknown = await jointly(["agreement", "check", campus, "--preset", "CN-Mars"], env);
    expect(unknown.code).to.equal(2);
    expect(unknown.stderr).to.match(/"CN-Mars" is not one of: Ledger \| CN-default/);
  }).timeout(180_000);
});
