import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { Wallet, encodeRlp, hexlify, id } from "ethers";
import { CliError } from "../../src/cli/exits.js";
import { endpointUrl, knownBlock, validatorsFile } from "../../src/cli/trust.js";
import type { Session } from "../../src/cli/session.js";

const session = undefined as unknown as Session;
const addresses = [1, 2, 3, 4].map((i) => new Wallet(id(`validator ${i}`)).address);

describe("What an auditor knows of a chain", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), "jointly-trust-"));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const kept = (name: string, content: unknown): string => {
    const file = path.join(folder, name);
    writeFileSync(file, JSON.stringify(content));
    return file;
  };
  async function refusal(read: () => unknown): Promise<CliError> {
    try {
      await read();
    } catch (error) {
      if (error instanceof CliError) return error;
      throw error;
    }
    throw new Error("nothing was refused");
  }

  it("a known block is its number and its hash", async () => {
    const hash = id("block");
    expect(await knownBlock.read(`1200:${hash}`, session)).to.deep.equal({ number: 1200, hash });
    for (const text of ["1200", `1200:${hash.slice(2)}`, `x:${hash}`, `:${hash}`, `-1:${hash}`, "1200:0x00"]) {
      expect((await refusal(() => knownBlock.read(text, session))).message, text).to.include("write its number");
    }
  });

  it("the first validators are a list of addresses, or a QBFT chain's genesis file with the length of its epochs", async () => {
    const list = kept(
      "list.json",
      addresses.map((one) => one.toLowerCase()),
    );
    expect(await validatorsFile.read(list, session)).to.deep.equal({ validators: addresses });
    const extraData = encodeRlp([hexlify(new Uint8Array(32)), addresses, [], "0x", []]);
    const genesis = kept("genesis.json", { config: { qbft: { epochlength: 100 } }, extraData });
    expect(await validatorsFile.read(genesis, session)).to.deep.equal({ validators: addresses, epoch: 100 });
    const plain = kept("plain.json", { extraData });
    expect(await validatorsFile.read(plain, session)).to.deep.equal({ validators: addresses });
  });

  it("a file that names none is refused", async () => {
    const none = encodeRlp([hexlify(new Uint8Array(32)), [], [], "0x", []]);
    for (const [i, content] of [[], ["0x00"], {}, null, 7, { extraData: "0x" }, { extraData: none }].entries()) {
      const file = kept(`bad${i}.json`, content);
      expect((await refusal(() => validatorsFile.read(file, session))).message, file).to.include("names no validators");
    }
  });

  it("a node is a URL", async () => {
    expect(await endpointUrl.read("http://127.0.0.1:8545", session)).to.equal("http://127.0.0.1:8545");
    expect((await refusal(() => endpointUrl.read("node.example", session))).message).to.include(
      "not the URL of a node",
    );
  });
});
