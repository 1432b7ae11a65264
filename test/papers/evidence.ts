import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { EvidenceFolderError, addEvidence, readEvidence } from "../../src/cli/evidenceFolder.js";
import { compareEvidence, digestInName, evidenceText, isComplete } from "../../src/papers/evidence/compare.js";
import { type Recorded, recordedEvidence } from "../../src/papers/evidence/recorded.js";
import { materialOf } from "../helpers/papers.js";

const sha = (content: string | Buffer) => `0x${createHash("sha256").update(content).digest("hex")}`;
const recorded = (content: string, more: Partial<Recorded> = {}): Recorded => ({
  digest: sha(content),
  algorithm: 1n,
  size: BigInt(content.length),
  what: { en: `evidence of ${content}`, zh: `${content} 的证据` },
  block: 1,
  tx: `0x${"1".repeat(64)}`,
  logIndex: 0,
  ...more,
});
const file = (content: string, name = `${sha(content).slice(2)}.txt`) => ({
  name,
  size: BigInt(content.length),
  sha256: sha(content),
});

describe("Evidence", () => {
  describe("what the chain names", () => {
    it("every contribution's evidence with its size, letters, texts, invoices, statements, each once", async () => {
      const { result } = await materialOf("simar");
      const all = recordedEvidence(result.history);
      expect(new Set(all.map(({ digest }) => digest)).size).to.equal(all.length);
      const of = (words: RegExp) => all.filter(({ what }) => words.test(what.en));
      const { contributions, runs } = result.books;
      expect(of(/evidence of contribution/)).to.have.length(contributions.size);
      for (const { size, algorithm, member, agreement } of of(/evidence of contribution/)) {
        expect([size! > 0n, algorithm, member! > 0n, agreement]).to.deep.equal([true, 1n, true, 1n]);
      }
      expect(of(/key-authorisation letter/)).to.have.length(8);
      expect(of(/sealed text/)).to.not.have.length(0);
      expect(of(/invoice of receipt/)).to.have.length(result.books.receipts.size);
      expect(of(/bank statement/)).to.have.length(runs.size);
      const known = new Set(result.history.map(({ tx }) => tx));
      for (const { tx, digest } of all) expect([known.has(tx), digest.length]).to.deep.equal([true, 66]);
    });
  });

  describe("the comparison", () => {
    it("tells what is present, missing, altered, not checked and unknown", () => {
      const [a, b, c, d, e, f] = ["aa", "bb", "cc", "dd", "ee", "ff"].map((content) => recorded(content)) as [
        Recorded,
        Recorded,
        Recorded,
        Recorded,
        Recorded,
        Recorded,
      ];
      const sm3 = { ...d, algorithm: 2n };
      const files = [
        file("aa"),
        file("bb", "our own name.pdf"), // counts by its content
        { ...file("c!"), name: file("cc").name },
        { ...file("d!"), name: `0x${d.digest.slice(2).toUpperCase()}.pdf` },
        { ...file("ee"), size: 3n },
        file("new"),
      ];
      const report = compareEvidence([a, b, c, sm3, e, f], files);
      expect(report.present.map(({ recorded: one }) => one)).to.deep.equal([a, b]);
      expect(report.altered.map(({ recorded: one }) => one)).to.deep.equal([c, e]);
      expect(report.unchecked.map(({ recorded: one }) => one)).to.deep.equal([sm3]);
      expect(report.missing).to.deep.equal([f]);
      expect(report.unknown).to.deep.equal([file("new")]);
      expect(isComplete(report)).to.equal(false);
      expect(isComplete(compareEvidence([a], files))).to.equal(true);
      const en = evidenceText(report, "en").join("\n");
      expect(en).to.match(/^In order: 2 of 6\.\nAltered/);
      expect(en).to.include(`${f.digest.slice(2)}  evidence of ff (0x11111111)`);
      expect(en).to.include("SM3");
      expect(evidenceText(report, "zh").join("\n")).to.match(/^完好：2 \/ 6。\n已被改动/);
    });

    it("a file under another hash function than its size allows is altered", () => {
      const one = recorded("dd", { algorithm: 3n });
      const report = compareEvidence([one], [{ ...file("long"), name: file("dd").name }]);
      expect(report.altered).to.have.length(1);
    });

    it("reads a digest from the beginning of a name only", () => {
      expect(digestInName(`${"ab".repeat(32)}.pdf`)).to.equal(`0x${"ab".repeat(32)}`);
      expect(digestInName(`${"ab".repeat(33)}.pdf`)).to.equal(undefined);
      expect(digestInName("scan.pdf")).to.equal(undefined);
    });
  });

  describe("the folder", () => {
    let home: string;
    let folder: string;
    const put = (name: string, content: string | Buffer) => {
      writeFileSync(path.join(home, name), content);
      return path.join(home, name);
    };
    const refusal = async (run: Promise<unknown>) => {
      const error = await run.then(
        () => undefined,
        (caught: unknown) => caught,
      );
      expect(error).to.be.instanceOf(EvidenceFolderError);
      const { sentence: text } = error as EvidenceFolderError;
      expect(text.zh).to.match(/[\u4e00-\u9fff]/);
      return text.en;
    };
    beforeEach(() => {
      home = mkdtempSync(path.join(tmpdir(), "jointly-evidence-"));
      folder = path.join(home, "evidence");
    });
    afterEach(() => rmSync(home, { recursive: true, force: true }));

    it("takes a file under its digest, once, however it is called", async () => {
      const first = await addEvidence(folder, put("Scan 1.PDF", "sealed"));
      expect(first).to.deep.equal({
        name: `${sha("sealed").slice(2)}.pdf`,
        size: 6n,
        sha256: sha("sealed"),
        added: true,
      });
      expect(readFileSync(path.join(folder, first.name), "utf8")).to.equal("sealed");
      const again = await addEvidence(folder, put("copy.tiff", "sealed"));
      expect(again).to.deep.equal({ ...first, added: false });
      expect(readdirSync(folder)).to.deep.equal([first.name]);
    });

    it("hashes what it copies in pieces", async () => {
      const large = Buffer.alloc(5_000_000, "jointly");
      const added = await addEvidence(folder, put("large.bin", large));
      expect(added).to.include({ size: 5_000_000n, sha256: sha(large) });
      expect(await readEvidence(folder)).to.deep.equal([{ name: added.name, size: added.size, sha256: added.sha256 }]);
    });

    it("is read without folders in it and unfinished copies", async () => {
      const { name } = await addEvidence(folder, put("a.txt", "a"));
      mkdirSync(path.join(folder, "older"));
      writeFileSync(path.join(folder, ".adding-0"), "half");
      symlinkSync(path.join(home, "nowhere"), path.join(folder, "link"));
      expect((await readEvidence(folder)).map((one) => one.name)).to.deep.equal([name]);
    });

    it("finds an altered file, and does not write over it", async () => {
      const { name } = await addEvidence(folder, put("a.txt", "true"));
      writeFileSync(path.join(folder, name), "false");
      const report = compareEvidence([recorded("true")], await readEvidence(folder));
      expect(report.altered).to.have.length(1);
      expect(await refusal(addEvidence(folder, path.join(home, "a.txt")))).to.match(/has been altered\. Move it away/);
      expect(readFileSync(path.join(folder, name), "utf8")).to.equal("false");
      expect(readdirSync(folder)).to.deep.equal([name]);
    });

    it("says what is wrong with a file or a folder, and leaves nothing behind", async () => {
      expect(await refusal(addEvidence(folder, path.join(home, "none")))).to.match(/^There is no .*none\. Check/);
      expect(await refusal(addEvidence(folder, put("empty", "")))).to.match(/is empty/);
      expect(await refusal(addEvidence(folder, home))).to.match(/^This is a folder, not a file/);
      expect(readdirSync(folder)).to.deep.equal([]);
      expect(await refusal(readEvidence(path.join(home, "none")))).to.match(/^There is no/);
      expect(await refusal(readEvidence(put("plain", "x")))).to.match(/^This is a file, not a folder/);
      expect(await refusal(addEvidence(path.join(home, "plain"), put("b", "b")))).to.match(/not a folder/);
      expect(existsSync(path.join(home, "plain"))).to.equal(true);
    });
  });
});
