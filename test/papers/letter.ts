import { expect } from "chai";
import { letterFaults } from "../../src/papers/letter/faults.js";
import { type Letter, NEVER, letterCode } from "../../src/papers/letter/letter.js";
import { letterHtml, letterText } from "../../src/papers/letter/print.js";
import { CHIEF, CLERK, ROOT, ZONE, letter } from "../helpers/letter.js";

const faults = (more: Partial<Letter>) =>
  letterFaults({ ...letter, ...more }).map(({ path, text }) => `${path}: ${text.en}`);

describe("The key-authorisation letter", () => {
  it("names the organisation, each key with its scopes in words, policy and end, and leaves room for seal and signature", () => {
    const [en, zh] = (["en", "zh"] as const).map((language) => letterText(letter, language, ZONE).join("\n")) as [
      string,
      string,
    ];
    for (const address of [ROOT, CLERK, CHIEF, letter.registry]) {
      expect(en).to.include(address!);
      expect(zh).to.include(address!);
    }
    expect(en).to.include("sign agreements; administer keys, policies and the payout account");
    expect(en).to.include("2027-12-31 23:59 (Asia/Shanghai)");
    expect(en).to.include("1; 2 from 5,000,000 minor units on");
    expect(en).to.match(/Seal of the organisation: _+/);
    expect(en).to.include("91350100M000100Y43");
    expect(en).to.include("SHA-256");
    expect(zh).to.match(/^密钥授权书\n/);
    expect(zh).to.include("财务处经办");
    expect(zh).to.include("签署协议；管理密钥、审批规则与收款账户");
    expect(zh).to.include("1 人；满 5,000,000 个最小货币单位（如分）起 2 人");
    expect(zh).to.include("法定代表人（签字）");
    expect(zh).not.to.match(/Post|until|signers/);
  });

  it("carries a code that changes with every fact, and not with language, time zone or an address's capitals", () => {
    const code = letterCode(letter);
    expect(code).to.match(/^JL(-[0-9A-F]{4}){4}$/);
    for (const language of ["en", "zh"] as const) {
      for (const zone of [ZONE, "UTC"]) expect(letterText(letter, language, zone).join("\n")).to.include(code);
    }
    const [first, ...others] = letter.keys;
    expect(letterCode({ ...letter, keys: [{ ...first!, address: ROOT!.toLowerCase() }, ...others] })).to.equal(code);
    const changes: Partial<Letter>[] = [
      { purpose: "change" },
      { member: { ...letter.member, zh: "别的学院" } },
      { number: 7 },
      { registration: { type: "USCC", number: "91350100M000100Y44" } },
      { keys: others },
      { keys: [{ ...first!, scopes: 32 }, ...others] },
      { keys: [{ ...first!, validUntil: NEVER - 1n }, ...others] },
      { revoked: [{ post: first!.post, address: ROOT! }] },
      { policies: [] },
      { policies: [{ scope: 8, bands: [{ from: 0n, signers: 2 }] }] },
      { chainId: 1n },
      { registry: CLERK! },
      { date: "2026-11-27" },
    ];
    const codes = changes.map((change) => letterCode({ ...letter, ...change }));
    expect(new Set([code, ...codes]).size).to.equal(changes.length + 1);
  });

  it("as a page: everything of the text, escaped, and nothing that a browser would fetch or run", () => {
    const page = letterHtml({ ...letter, member: { en: "<College>", zh: "“学院” & 'Delta'" } }, "zh", ZONE);
    expect(page).to.match(/^<!doctype html>\n<html lang="zh-CN">/);
    expect(page).to.include("“学院” &amp; &#39;Delta&#39; / &lt;College&gt;");
    expect(page).not.to.match(/<College|<script|src=|href=|url\(|@import/);
    expect(page).to.match(/JL(-[0-9A-F]{4}){4}/);
    for (const cell of ["财务处复核", ROOT!, "至撤销为止", "单位公章"]) expect(page).to.include(cell);
  });

  it("a change says what it grants and what it revokes", () => {
    const change: Letter = {
      ...letter,
      purpose: "change",
      number: 3,
      keys: [],
      policies: [],
      revoked: [{ post: { en: "office", zh: "院办" }, address: ROOT! }],
    };
    expect(letterFaults(change)).to.deep.equal([]);
    const text = letterText(change, "en", ZONE).join("\n");
    expect(text).to.include("Keys revoked:");
    expect(text).not.to.include("Keys authorised");
    expect(text).to.include("We change the keys that act for us");
  });

  it("is not printed with faults: all are named at once", () => {
    expect(faults({})).to.deep.equal([]);
    const [first, second] = letter.keys;
    const found = faults({
      member: { en: " ", zh: "学院" },
      registration: { type: "USCC", number: "123" },
      registry: "0x12",
      date: "2026-02-30",
      keys: [
        { ...first!, address: "0xabc", scopes: 64 },
        { ...second!, scopes: 0 },
        { ...second!, scopes: 2 },
      ],
      policies: [{ scope: 3, bands: [] }],
    });
    expect(found).to.have.length(11);
    expect(found[0]).to.equal("member.en: The member's name is missing.");
    expect(found.join("\n")).to.match(/registration\.number: "123" is no unified social credit code/);
    expect(found.join("\n")).to.include(`keys[2].address: ${CLERK} is listed twice. Name each key once.`);
    expect(found.join("\n")).to.include("keys: No key may administer keys.");
    expect(found.join("\n")).to.include("policies[0].bands: Write one to three bands");
  });

  it("asks for no more signers than keys with the scope, and for no key that is over", () => {
    const [first, second] = letter.keys;
    expect(faults({ keys: [first!, second!] })).to.deep.equal([
      "policies[0]: It asks for 2 signers; keys with the scope: 1. Name more keys or ask for fewer signers.",
    ]);
    expect(faults({ keys: [{ ...first!, validUntil: 1n }, ...letter.keys.slice(1)] })).to.deep.equal([
      "keys[0].validUntil: This key is over before the letter is drawn up.",
    ]);
    expect(faults({ purpose: "change", keys: [second!] })).to.deep.equal([]);
    const bands = [
      { from: 0n, signers: 2 },
      { from: 10n, signers: 2 },
    ];
    expect(faults({ policies: [{ scope: 8, bands }] })).to.have.length(1);
    expect(faults({ purpose: "change", keys: [], policies: [] })).to.deep.equal([
      "keys: The letter changes nothing. Name a key or a policy.",
    ]);
  });
});
