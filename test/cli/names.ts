import { mkdirSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { readFileSync } from "node:fs";
import type { AgreementFile } from "../../src/agreement/format.js";
import { compareNames, membersOfFile } from "../../src/cli/chainNames.js";
import { type NameBook, changeNames, errorNames, memberName, readNames, withNames } from "../../src/cli/names.js";
import { NameError, agreementNumber, currencyCalled, memberNumber } from "../../src/cli/resolve.js";
import { NetworkError } from "../../src/cli/networks.js";
import { FileError } from "../../src/cli/typedFile.js";
import { localChain } from "../../scripts/lib/localChain.js";
import { nameDigest } from "../../src/sdk/memberDigests.js";
import { as } from "../../src/sdk/ledger.js";
import { admitAll } from "../../src/play/admission.js";
import { Outbox } from "../../src/play/outbox.js";
import { newWorld } from "../../src/play/play.js";
import { refusal, temporaryHome } from "../helpers/cli.js";

const TOKEN = "0x52908400098527886E0F7030069857D2E4169EE7";
const upv = { en: "Universitat Politècnica de València", zh: "瓦伦西亚理工大学" };
const names: NameBook = {
  members: [
    { number: 3, alias: "simar-upv", name: upv },
    { number: 4, alias: "simar-us", name: { en: "Universidad de Sevilla", zh: "塞维利亚大学" } },
    { number: 9, alias: "park" },
  ],
  agreements: [{ number: 7, alias: "simar", title: { en: "SIMAR", zh: "SIMAR 成果转化协议" } }],
  tokens: [{ address: TOKEN, code: "USDX", decimals: 6 }],
};

describe("The names of a network", () => {
  const home = temporaryHome();
  const file = () => path.join(home(), "names", "local.json");

  it("are none at first, and are kept", async () => {
    expect(await readNames(home(), "local")).to.deep.equal({ members: [], agreements: [], tokens: [] });
    await changeNames(home(), "local", (before) => withNames(before, names));
    expect(await readNames(home(), "local")).to.deep.equal(names);
    const renamed = { number: 3, alias: "upv", name: upv };
    const after = await changeNames(home(), "local", (before) => withNames(before, { members: [renamed] }));
    expect(after.members.map(({ alias }) => alias)).to.deep.equal(["upv", "simar-us", "park"]);
    expect((await refusal(readNames(home(), "../x"), NetworkError)).fault).to.equal("name");
  });

  it("lose nothing when many change them at the same time", async () => {
    const numbers = Array.from({ length: 20 }, (_, i) => i + 1);
    const add = (number: number) =>
      changeNames(home(), "local", (before) => withNames(before, { members: [{ number, alias: `m-${number}` }] }));
    await Promise.all(numbers.map(add));
    expect((await readNames(home(), "local")).members.map(({ number }) => number)).to.deep.equal(numbers);
  });

  it("are not kept when they are not sound, and the file stays as it was", async () => {
    await changeNames(home(), "local", () => names);
    const spoil = changeNames(home(), "local", () => ({ ...names, members: [{ number: 1, alias: "No Alias" }] }));
    expect((await refusal(spoil, FileError)).sentence.en).to.include("members[0].alias: This is no identifier");
    expect(await readNames(home(), "local")).to.deep.equal(names);
    writeFileSync(file(), JSON.stringify({ ...names, tokens: [{ address: TOKEN, code: "X", decimals: 999 }] }));
    const { sentence } = await refusal(readNames(home(), "local"), FileError);
    expect(sentence.en).to.include("tokens[0].decimals (line 1): 999 is too large; the most is 255.");
  });

  it("do not wait for a program that died while it changed them", async () => {
    const lock = `${file()}.lock`;
    mkdirSync(lock, { recursive: true });
    const longAgo = Date.now() / 1000 - 60;
    utimesSync(lock, longAgo, longAgo);
    await changeNames(home(), "local", () => names);
    expect((await readNames(home(), "local")).members.length).to.equal(3);
  });

  it("are what refusals call things", () => {
    const { member, agreement, currency } = errorNames(names);
    expect([member!(3n), member!(9n), member!(5n)]).to.deep.equal([upv, { en: "park", zh: "park" }, undefined]);
    expect(agreement!(7n)!.zh).to.equal("SIMAR 成果转化协议");
    expect(currency!(TOKEN.toLowerCase())).to.deep.equal({ code: "USDX", decimals: 6 });
    expect(memberName({ number: 9, alias: "park" })).to.deep.equal({ en: "park", zh: "park" });
  });
});

describe("A name that is said", () => {
  const refused = (act: () => unknown): NameError => {
    try {
      act();
    } catch (error) {
      if (error instanceof NameError) return error;
      throw error;
    }
    throw new Error("it was not refused");
  };

  it("stands for a member by number, alias or name", () => {
    const said = ["3", "#3", "simar-upv", "Simar-UPV", "universitat politècnica de valència", "瓦伦西亚理工大学"];
    expect(said.map((text) => memberNumber(names, text))).to.deep.equal([3, 3, 3, 3, 3, 3]);
    expect(memberNumber(names, "12345")).to.equal(12345);
    expect([agreementNumber(names, "simar"), agreementNumber(names, "8")]).to.deep.equal([7n, 8n]);
  });

  it("that is unknown is refused with those that are like it", () => {
    const { fault, candidates, sentence } = refused(() => memberNumber(names, "simar-upb"));
    expect([fault, candidates]).to.deep.equal(["unknown", ["simar-upv (3)", "simar-us (4)"]]);
    expect(sentence).to.deep.equal({
      en: 'No member is called "simar-upb" here. Did you mean simar-upv (3), simar-us (4)?',
      zh: "没有名为 “simar-upb” 的成员。是否指：simar-upv (3)、simar-us (4)？",
    });
    expect(refused(() => memberNumber(names, "塞维利亚")).candidates).to.deep.equal(["simar-us (4)"]);
    for (const far of ["qqqqqqqq", "", "0", "-1", "3.5"]) {
      expect(refused(() => memberNumber(names, far)).sentence.en, far).to.include("Give its number, or list the names");
    }
  });

  it("that stands for two is refused with both", () => {
    const twins = { ...names, members: [...names.members, { number: 12, alias: "park" }] };
    const { fault, candidates } = refused(() => memberNumber(twins, "park"));
    expect([fault, candidates]).to.deep.equal(["ambiguous", ["park (9)", "park (12)"]]);
  });

  it("stands for a currency by code or address", () => {
    const cny = { address: "0x000000000000000000000000000000000000009c", code: "CNY", decimals: 2 };
    expect([currencyCalled(names, "CNY"), currencyCalled(names, "cny")]).to.deep.equal([cny, cny]);
    for (const text of ["USDX", "token:USDX", TOKEN, TOKEN.toLowerCase()]) {
      expect(currencyCalled(names, text).decimals, text).to.equal(6);
    }
    expect(currencyCalled(names, "native").decimals).to.equal(18);
    expect(refused(() => currencyCalled(names, "CNX")).candidates).to.include.members(["CNY"]);
    const both = { ...names, tokens: [...names.tokens, { address: `0x${"1".repeat(40)}`, code: "USDX", decimals: 2 }] };
    expect(refused(() => currencyCalled(both, "USDX")).fault).to.equal("ambiguous");
  });
});

describe("Names and the chain", () => {
  const agreement = JSON.parse(
    readFileSync(new URL("../../examples/campus-lab.json", import.meta.url), "utf8"),
  ) as AgreementFile;

  async function admitted() {
    const { chain, ledger } = await localChain(agreement);
    const world = newWorld(agreement, ledger, chain);
    for await (const happening of admitAll([world], new Outbox(chain, world.earlier)))
      expect(happening.text.en).to.include("is admitted");
    return { chain, ledger, numbers: world.members };
  }

  it("are matched by registration numbers, and names are compared with their digests", async () => {
    const { chain, ledger, numbers } = await admitted();
    const outsider = {
      ...agreement.members[0]!,
      id: "outsider",
      registration: { type: "OTHER" as const, number: "not admitted" },
    };
    const { found, missing } = await membersOfFile(ledger.members, { members: [...agreement.members, outsider] });
    expect(new Map(found.map(({ alias, number }) => [alias, number]))).to.deep.equal(numbers);
    expect(missing).to.deep.equal(["outsider"]);

    const [first, second, third] = found;
    const renamed = { en: "Renamed", zh: "更名" };
    const signer = await chain.signerOf(agreement.members.find(({ id }) => id === first!.alias)!);
    const noEnvelope = { nonce: 0, deadline: 0, signatures: [] };
    const { changeName } = as(ledger, signer).members;
    await (await changeName(first!.number, nameDigest(renamed), 30_000, nameDigest(upv), noEnvelope)).wait();
    const kept = [
      first!,
      { ...first!, name: renamed },
      second!,
      { ...second!, name: upv },
      { number: third!.number, alias: "third" },
      { number: 999, alias: "nobody" },
    ];
    const compared = await compareNames(ledger.members, { members: kept });
    expect(compared.map(({ standing }) => standing)).to.deep.equal([
      "former",
      "current",
      "current",
      "differs",
      "no-name",
      "unknown-member",
    ]);
  });
});
