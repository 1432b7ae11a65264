import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { Wallet, id } from "ethers";
import { reportOf } from "../../src/audit/report/model.js";
import { verifyReport, writeReport } from "../../src/cli/reportFolder.js";
import { sourceOf } from "../helpers/reports.js";

const auditor = new Wallet(id("the auditor of a test"));

describe("A signed report", function () {
  this.timeout(60_000); // fonts and a PDF
  let root: string;
  let signed: string;
  before(async () => {
    root = mkdtempSync(path.join(tmpdir(), "jointly-report-"));
    signed = path.join(root, "signed");
    await writeReport(signed, reportOf(await sourceOf("campus-lab")), "en", auditor);
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  const copy = (name: string): string => {
    const folder = path.join(root, name);
    cpSync(signed, folder, { recursive: true });
    return folder;
  };
  const wrong = async (folder: string): Promise<string[]> =>
    (await verifyReport(folder)).filter(({ ok }) => !ok).map(({ text }) => text.en);
  const all = (): string[] =>
    readdirSync(signed, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(signed, path.join(entry.parentPath, entry.name)));

  it("is good as it was written, by its folder or by any file in it", async () => {
    const found = await verifyReport(signed);
    expect(found.filter(({ ok }) => !ok)).to.deep.equal([]);
    expect(found[0]!.text.en).to.equal(`Signed by ${auditor.address}.`);
    expect(found[1]!.text.en).to.match(/^It names chain 31337, block \d+, verdict: sound\.$/);
    expect(found).to.have.length(all().length + 1);
    expect(await wrong(path.join(signed, "report.html"))).to.deep.equal([]);
  });

  it("one byte of any file changed: that file is named", async () => {
    for (const name of all()) {
      const folder = copy(`changed-${name.replaceAll(path.sep, "-")}`);
      const file = path.join(folder, name);
      const bytes = readFileSync(file);
      bytes[Math.floor(bytes.length / 2)]! ^= 1;
      writeFileSync(file, bytes);
      const said = await wrong(folder);
      expect(said.length, name).to.be.greaterThan(0);
      if (name !== "report.sig.json") {
        expect(said, name).to.include(`${name.replaceAll(path.sep, "/")} is not the file that was signed.`);
      }
    }
  });

  it("every byte of the signature counts", async () => {
    const folder = copy("signature");
    const file = path.join(folder, "report.sig.json");
    const text = readFileSync(file, "utf8");
    for (const field of ["sound", "block", "chainId", "salt", "signer", "signature", "files"]) {
      const content = JSON.parse(text) as Record<string, Record<string, unknown>>;
      const part = [content["domain"]!, content["message"]!, content].find((one) => field in one)!;
      const before = part[field];
      if (typeof before === "boolean") part[field] = !before;
      else if (Array.isArray(before)) part[field] = before.slice(1);
      else part[field] = String(before).replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));
      writeFileSync(file, JSON.stringify(content));
      expect((await wrong(folder)).length, field).to.be.greaterThan(0);
    }
  });

  it("missing, added and unsigned files are named", async () => {
    const folder = copy("others");
    rmSync(path.join(folder, "report.pdf"));
    writeFileSync(path.join(folder, "note.txt"), "pay me");
    expect(await wrong(folder)).to.have.members(["report.pdf is missing.", "note.txt is not among the files signed."]);
    rmSync(path.join(folder, "report.sig.json"));
    expect(await wrong(folder)).to.deep.equal(["There is no report.sig.json: the report is not signed."]);
  });

  it("another report under a good signature is told apart", async () => {
    const folder = copy("exchanged");
    await writeReport(folder, reportOf(await sourceOf("simar")), "en");
    const said = await wrong(folder);
    expect(said).to.include("The signature names another report than report.json.");
    expect(said).to.include("report.json is not the file that was signed.");
  });
});
