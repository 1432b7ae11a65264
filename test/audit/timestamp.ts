import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { checkTimestamp, timestampRequest } from "../../src/audit/checkpoint/timestamp.js";

const config = `
[ca_req]
distinguished_name = name
x509_extensions = ca_ext
[tsa_req]
distinguished_name = name
[name]
[ca_ext]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
[tsa_ext]
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = authority
[authority]
serial = serial
crypto_device = builtin
signer_cert = tsa.pem
certs = ca.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
`;

function hasOpenssl(): boolean {
  try {
    execFileSync("openssl", ["version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

describe("A timestamp by RFC 3161, of an authority made with OpenSSL", function () {
  this.timeout(60_000);
  let folder: string;
  const at = (name: string): string => path.join(folder, name);
  const read = (name: string): Uint8Array => new Uint8Array(readFileSync(at(name)));
  const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });
  const certificate = (name: string, ca: string, extensions: string) => {
    openssl("req", "-newkey", "rsa:2048", "-nodes", "-config", "tsa.cnf", "-section", "tsa_req", "-subj", `/CN=${name}`, "-keyout", `${name}.key`, "-out", `${name}.csr`); // prettier-ignore
    openssl("x509", "-req", "-in", `${name}.csr`, "-CA", `${ca}.pem`, "-CAkey", `${ca}.key`, "-CAcreateserial", "-days", "3650", "-extfile", "tsa.cnf", "-extensions", extensions, "-out", `${name}.pem`); // prettier-ignore
  };
  const root = (name: string) =>
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-config", "tsa.cnf", "-section", "ca_req", "-subj", `/CN=${name}`, "-days", "3650", "-keyout", `${name}.key`, "-out", `${name}.pem`); // prettier-ignore
  const reply = (query: string, ...more: string[]): Uint8Array => {
    openssl("ts", "-reply", "-config", "tsa.cnf", "-queryfile", query, "-out", "reply.tsr", ...more);
    return read("reply.tsr");
  };

  before(function () {
    if (!hasOpenssl()) {
      console.log("    skipped: there is no openssl here to make an authority with");
      this.skip();
    }
    folder = mkdtempSync(path.join(tmpdir(), "jointly-tsa-"));
    writeFileSync(at("tsa.cnf"), config);
    writeFileSync(at("serial"), "01\n");
    root("ca");
    root("stranger");
    certificate("tsa", "ca", "tsa_ext");
  });
  after(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  const content = new TextEncoder().encode('{"checkpoint":1}');
  const pem = (name: string): string => readFileSync(at(`${name}.pem`), "utf8");
  const faults = async (response: Uint8Array, more: Partial<Parameters<typeof checkTimestamp>[1]> = {}) =>
    (await checkTimestamp(response, { content, trusted: pem("ca"), ...more })).faults.map(({ en }) => en);

  it("is asked for with SHA-256, a nonce and certReq, granted, and holds", async () => {
    const request = await timestampRequest(content);
    writeFileSync(at("q.tsq"), request);
    const text = openssl("ts", "-query", "-in", "q.tsq", "-text").toString();
    expect(text)
      .to.match(/Hash Algorithm: sha256/i)
      .and.match(/Nonce: 0x/)
      .and.match(/Certificate required: yes/);
    const before = Math.floor(Date.now() / 1000) * 1000;
    const response = reply("q.tsq");
    const verdict = await checkTimestamp(response, { content, trusted: pem("ca"), request });
    expect(verdict.faults).to.deep.equal([]);
    expect(verdict.signer).to.equal("tsa");
    expect(verdict.serial).to.equal("2");
    expect(verdict.time!.getTime()).to.be.within(before, Date.now());
    expect(await faults(response, { trusted: pem("tsa") })).to.deep.equal([]);
    expect(await timestampRequest(content)).to.not.deep.equal(request);
    for (const algorithm of ["sha1", "sha512"]) {
      writeFileSync(at("tsa.cnf"), config.replace("ess_cert_id_alg = sha256", `ess_cert_id_alg = ${algorithm}`));
      expect(await faults(reply("q.tsq")), algorithm).to.deep.equal([]);
    }
    writeFileSync(at("tsa.cnf"), config);
  });

  it("is refused with another certificate of the same key in the signer's place", async () => {
    writeFileSync(at("q.tsq"), await timestampRequest(content));
    const response = reply("q.tsq");
    // The same issuer, serial number and key, but ten days less: only the signed hash tells them apart.
    const serial = openssl("x509", "-in", "tsa.pem", "-noout", "-serial").toString().trim().split("=")[1]!;
    openssl("x509", "-req", "-in", "tsa.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-set_serial", `0x${serial}`, "-days", "3640", "-extfile", "tsa.cnf", "-extensions", "tsa_ext", "-out", "twin.pem"); // prettier-ignore
    const der = (name: string) => {
      openssl("x509", "-in", `${name}.pem`, "-outform", "DER", "-out", `${name}.der`);
      return Buffer.from(read(`${name}.der`));
    };
    const [own, twin] = [der("tsa"), der("twin")];
    expect(twin.length).to.equal(own.length);
    const place = Buffer.from(response).indexOf(own);
    expect(place).to.be.greaterThan(0);
    const exchanged = Uint8Array.from(response);
    exchanged.set(twin, place);
    expect(await faults(exchanged)).to.deep.equal([
      "The timestamp is not of this file, or not signed (it names another certificate).",
    ]);
  });

  it("is refused: of other bytes, of another request, altered, by a stranger, not granted", async () => {
    writeFileSync(at("q.tsq"), await timestampRequest(content));
    const response = reply("q.tsq");
    const [notThis] = await faults(response, { content: new TextEncoder().encode("another") });
    expect(notThis).to.match(/^The timestamp is not of this file, or not signed/);
    expect(await faults(response, { request: await timestampRequest(content) })).to.deep.equal([
      "The response answers another request.",
    ]);
    expect(await faults(response, { trusted: pem("stranger") })).to.deep.equal([
      "The authority's certificate leads to none that is trusted.",
    ]);
    const altered = Uint8Array.from(response);
    altered[altered.length - 5]! ^= 1;
    expect((await faults(altered))[0]).to.match(/not signed/);
    expect(await faults(new Uint8Array([1, 2, 3]))).to.deep.equal(["This is no response of a timestamping authority."]);
    writeFileSync(at("tsa.cnf"), config.replace("digests = sha256", "digests = sha512"));
    expect(await faults(reply("q.tsq"))).to.deep.equal(["The authority granted no timestamp."]);
    writeFileSync(at("tsa.cnf"), config);
  });
});
