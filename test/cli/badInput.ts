import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { moduleOrder } from "../../src/sdk/moduleSet.js";
import { compiledCommand } from "../helpers/compiled.js";
import { type Ended, jointly } from "../helpers/spawned.js";

const ADDRESS = `0x${"11".repeat(20)}`;
const GENESIS = `0x${"22".repeat(32)}`;
const contracts = ["members", "set", ...moduleOrder];
const network = (rpc: string) => ({
  rpc,
  chainId: 31337,
  genesis: GENESIS,
  addresses: Object.fromEntries(contracts.map((name) => [name, ADDRESS])),
  fees: "free",
  fromBlock: 0,
});
/** "协议" as GBK writes it. */
const GBK = Buffer.from([0xd0, 0xad, 0xd2, 0xe9]);
const LETTER = `0x${"33".repeat(32)}`;

/** A node of chain 5, which knows nothing else. */
function otherChain() {
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      const answers = [1, 2].map((id) => ({ jsonrpc: "2.0", id, result: id === 1 ? "0x5" : { hash: GENESIS } }));
      response.setHeader("content-type", "application/json").end(JSON.stringify(answers));
    });
  });
  return new Promise<typeof server>((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

describe("Bad input gets a sentence and an exit code", function () {
  this.timeout(180_000); // processes of their own; the compiler first
  let home: string;
  const inHome = (name: string, content: string | Uint8Array): string => {
    const file = path.join(home, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content, { mode: 0o600 });
    return file;
  };
  const run = (...argv: string[]): Promise<Ended> => jointly([...argv, "--json"], { JOINTLY_HOME: home });

  before(async () => {
    await compiledCommand();
    home = mkdtempSync(path.join(tmpdir(), "jointly-bad-"));
    inHome("networks/local.json", JSON.stringify(network("http://127.0.0.1:1")));
    inHome("password", "correct horse battery\n");
    inHome("wrong", "wrong horse battery\n");
    const made = await run("account", "new", "office", "--password-file", path.join(home, "password"));
    expect(made.code, made.stderr).to.equal(0);
  });
  after(() => rmSync(home, { recursive: true, force: true }));

  /** It ends with this code, says this, and puts nothing on stdout: a program that reads it is not misled. */
  async function expectEnd(argv: string[], code: number, sentence: RegExp): Promise<void> {
    const ended = await run(...argv);
    expect(ended, argv.join(" ")).to.deep.include({ code, stdout: "" });
    expect(ended.stderr)
      .to.match(sentence)
      .and.not.match(/not foreseen|未预见| {4}at /);
  }

  it("an unknown command, option or value, in both languages: 2", async () => {
    await expectEnd(["nonsense"], 2, /^There is no command nonsense\. See: jointly/);
    await expectEnd(["nonsense", "--lang", "zh-CN"], 2, /^没有命令 nonsense。请看：jointly/);
    await expectEnd(["member", "nonsense"], 2, /^There is no command nonsense\. See: jointly member/);
    await expectEnd(["account", "list", "--nonsense"], 2, /^There is no option --nonsense\./);
    await expectEnd(["account", "list", "--nonsense", "--lang", "zh-CN"], 2, /^没有选项 --nonsense。/);
    await expectEnd(["contribution", "attest", "1"], 2, /--member .*is missing/);
    await expectEnd(["contribution", "attest", "one", "--member", "2"], 2, /"one" is not a contribution number/);
    await expectEnd(["contribution", "attest", "1", "--member", "nobody"], 2, /No member is called "nobody" here/);
  });

  it("a file in GBK, one that is missing, one that is no JSON: 2", async () => {
    await expectEnd(["agreement", "check", inHome("gbk.json", GBK)], 2, /gbk\.json is not in UTF-8 \(GBK, perhaps\?\)/);
    await expectEnd(["agreement", "check", "no-such.json"], 2, /There is no file no-such\.json/);
    await expectEnd(["agreement", "check", inHome("half.json", '{"format":')], 2, /half\.json/);
  });

  it("evidence that is missing or empty, told as a sentence too: 2", async () => {
    const folder = path.join(home, "evidence");
    await expectEnd(["evidence", "add", folder, "no-such.pdf"], 2, /There is no .*no-such\.pdf/);
    await expectEnd(["evidence", "add", folder, inHome("empty.pdf", "")], 2, /empty\.pdf/);
  });

  it("a CSV with missing columns, and one with wrong lines, each named: 2", async () => {
    const record = (file: string) => [
      "contribution",
      "record-many",
      "--agreement",
      "1",
      "--member",
      "2",
      "--csv",
      file,
    ];
    await expectEnd(
      record(inHome("few.csv", "kind,first\nsoftware,2026-01-01\n")),
      2,
      /lacks the columns: quantity, last, evidence/,
    );
    inHome("proof.txt", "proof");
    const lines = [
      "kind,quantity,first,last,evidence",
      "softwear,1,2026-01-01,2026-01-02,proof.txt",
      "software,1,2026-02-30,2026-03-01,proof.txt",
    ];
    await expectEnd(
      record(inHome("wrong.csv", lines.join("\n"))),
      2,
      /line 2: "softwear"[^]*line 3: "2026-02-30" is not a date/,
    );
  });

  it("amounts of 10^30, and with too many decimals: 2", async () => {
    const invoice = (amount: string) => [
      "payment",
      "invoice",
      "--agreement",
      "1",
      "--currency",
      "CNY",
      "--payee",
      "1",
      "--amount",
      amount,
      "--invoice",
      "text:1",
    ];
    await expectEnd(invoice(`1${"0".repeat(30)}`), 2, /is more than the ledger can count/);
    await expectEnd(invoice("1.005"), 2, /CNY has 2 decimals; 1\.005 has more/);
    await expectEnd(invoice("1e30"), 2, /"1e30" is not an amount/);
  });

  const consent = (...rest: string[]) => [
    "key",
    "consent",
    "--registration",
    "USCC 12320000MB0000002G",
    "--letter",
    LETTER,
    "--out",
    path.join(home, "consent.json"),
    ...rest,
  ];

  it("no account, a corrupt keystore, a wrong password, no terminal to ask on: 3", async () => {
    await expectEnd(consent("--yes"), 3, /Say which key acts: --account NAME/);
    await expectEnd(consent("--yes", "--account", "nobody"), 3, /There is no keystore nobody/);
    inHome("keystores/broken.json", '{"version":3,"crypto":{}}');
    await expectEnd(consent("--yes", "--account", "broken"), 3, /broken is not a whole keystore/);
    const wrong = ["--password-file", path.join(home, "wrong")];
    await expectEnd(consent("--yes", "--account", "office", ...wrong), 3, /does not open office, which stays locked/);
    await expectEnd(consent("--yes", "--account", "office"), 3, /there is no terminal to ask on/);
  });

  it("nobody to ask whether to go on, and nothing is written: 7", async () => {
    const password = ["--password-file", path.join(home, "password")];
    await expectEnd(
      consent("--account", "office", ...password),
      7,
      /Nobody can be asked here \(no terminal\)\. Add --yes/,
    );
    const agreed = await run(...consent("--account", "office", "--yes", ...password));
    expect(agreed.code).to.equal(0);
    expect(JSON.parse(agreed.stdout)).to.have.property("consent", path.join(home, "consent.json"));
  });

  it("a deployment file of something else: 2; a node that is not there: 4", async () => {
    const add = (deployment: string) => [
      "network",
      "add",
      "new",
      "--rpc",
      "http://127.0.0.1:1",
      "--deployment",
      deployment,
    ];
    await expectEnd(add(inHome("other.json", '{"Lock#Lock":"0x00"}')), 2, /./);
    await expectEnd(["member", "list"], 4, /The node does not answer as a node of a chain does/);
    await expectEnd(["member", "list", "--network", "nowhere"], 2, /There is no network nowhere\. Known are local/);
  });

  it("a node on another chain: 4", async () => {
    const server = await otherChain();
    try {
      inHome(
        "networks/other.json",
        JSON.stringify(network(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)),
      );
      await expectEnd(["member", "list", "--network", "other"], 4, /on chain 5, but network other is chain 31337/);
    } finally {
      server.close();
    }
  });
});
