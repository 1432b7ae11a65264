import { expect } from "chai";
import { network } from "hardhat";
import { AbiCoder, keccak256 } from "ethers";
import Papa from "papaparse";
import { digest } from "../../src/digest.js";
import { readBankAccount } from "../../src/papers/pay/bankAccount.js";
import { endToEndId } from "../../src/papers/pay/endToEndId.js";
import { type PaySource, payExport } from "../../src/papers/pay/export.js";
import { readTemplate, templates } from "../../src/papers/pay/template.js";
import { sheetCsv, sheetXlsx } from "../../src/papers/sheet.js";
import { DAY } from "../helpers/agreement.js";
import { EVERYBODY, STATEMENT, bankAs, earn, item } from "../helpers/bank.js";
import { CNY } from "../helpers/core.js";
import { DIRECT } from "../helpers/members.js";
import { materialBy } from "../helpers/papers.js";
import {
  ANN,
  BEN,
  CHO,
  DAN,
  type Rails,
  agree,
  agreedRails,
  deployRails,
  payoutOf,
  succeed,
} from "../helpers/rails.js";
import { holderLine } from "../helpers/terms.js";
import { readXlsx } from "../helpers/xlsx.js";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const { loadFixture, time } = networkHelpers;

const texts: Record<number, string> = {
  [BEN]: "本公司 | 中国工商银行天津分行 | 102110000000 | 6222021234567890123 | 盐7f3a",
  [CHO]: "Cho GmbH | Musterbank | MUSTDEFF | DE89370400440532013000",
  [DAN]: "Dan's only account",
};

async function registered() {
  const context = await agreedRails(connection);
  for (const member of [BEN, CHO, DAN]) await register(context, member, texts[member]!);
  await time.increase(3 * DAY);
  await earn(context, 80n);
  return context;
}

const register = ({ members, signers }: Rails, member: number, text: string) =>
  members.connect(signers[member]!).changePayout(member, payoutOf(member), digest(text), DIRECT);

async function instructed() {
  const context = await registered();
  await bankAs(context, ANN).instruct(1, CNY, EVERYBODY);
  return context;
}

async function sourceOf(context: Rails, more: Partial<PaySource> = {}): Promise<PaySource> {
  const material = await materialBy(context, ethers.provider);
  const accountText = (member: bigint) => texts[Number(member)];
  const { chainId } = await ethers.provider.getNetwork();
  return {
    ...material,
    language: "en",
    chainId,
    bank: material.contracts.bank,
    accountText,
    purpose: "Share, 年度分配",
    ...more,
  };
}
const faultsOf = ({ faults }: ReturnType<typeof payExport>) =>
  faults.map(({ path, severity, text }) => `${severity} ${path} ${text.en}`);

describe("A payment run for a bank", () => {
  it("follows from the event: payee, verified account, amount, and an EndToEndId that anybody can work out", async () => {
    const context = await loadFixture(instructed);
    const source = await sourceOf(context);
    const { sheet, ...rest } = payExport(1n, templates["cn-batch"], source);
    expect(rest).to.deep.equal({
      total: 70n,
      currency: { code: "CNY", decimals: 2 },
      count: 3,
      passedOver: 1,
      faults: [],
    });

    const log = (await context.bank.queryFilter(context.bank.filters.RunInstructed()))[0]!;
    const { run, payments } = log.args;
    const ids = payments.map((_, position) => {
      const values = [source.chainId, log.address, run, position];
      const hash = keccak256(AbiCoder.defaultAbiCoder().encode(["uint256", "address", "uint40", "uint16"], values));
      return `J${run}-${position}-${hash.slice(2, 18).toUpperCase()}`;
    });
    const { data } = Papa.parse<Record<string, string>>(sheetCsv(sheet).slice(1), {
      header: true,
      skipEmptyLines: true,
    });
    expect(data.map((row) => row["业务参考号"])).to.deep.equal(ids.slice(1)); // Ann holds the money and keeps her own
    expect(data[0]).to.deep.equal({
      序号: "1",
      收款账号: "6222021234567890123",
      收款户名: "本公司",
      收款银行: "中国工商银行天津分行",
      收款行联行号: "102110000000",
      金额: "0.30",
      币种: "CNY",
      用途: "Share, 年度分配",
      业务参考号: ids[1],
    });
    expect(data.map((row) => row["金额"])).to.deep.equal(["0.30", "0.32", "0.08"]);
  });

  it("as XLSX an account number of 19 digits keeps them all", async () => {
    const source = await sourceOf(await loadFixture(instructed));
    const { rows } = readXlsx(await sheetXlsx(payExport(1n, templates["cn-batch"], source).sheet));
    expect(rows[1]!.slice(0, 6)).to.deep.equal([
      "1",
      "6222021234567890123",
      "本公司",
      "中国工商银行天津分行",
      "102110000000",
      0.3,
    ]);
  });

  it("in a template of the clerk's own, with fixed texts", async () => {
    const source = await sourceOf(await loadFixture(instructed), { language: "zh" });
    const { template } = readTemplate({ columns: { Konto: "account", Betrag: "amount", 币种: { text: "人民币" } } });
    const { sheet } = payExport(1n, template!, source);
    expect(sheet.name).to.equal("第 1 批");
    expect(sheetCsv(sheet)).to.equal(
      "\uFEFFKonto,Betrag,币种\r\n6222021234567890123,0.30,人民币\r\nDE89370400440532013000,0.32,人民币\r\nDE89370400440532013000,0.08,人民币\r\n",
    );
  });

  it("leaves out every payment whose account is not the registered one, and says so of all at once", async () => {
    const context = await loadFixture(instructed);
    const forged: Record<number, string> = { ...texts, [BEN]: texts[BEN]!.replace("0123", "0124") };
    const one = payExport(
      1n,
      templates.sepa,
      await sourceOf(context, { accountText: (member) => forged[Number(member)] }),
    );
    expect(faultsOf(one)).to.deep.equal([
      "fault payments[1] Ben: the account in your directory is not the registered one. Do not pay; ask for it on a channel you trust.",
    ]);
    expect([one.count, one.total]).to.deep.equal([2, 40n]);
    expect(sheetCsv(one.sheet)).not.to.include("6222");

    const none = payExport(1n, templates.sepa, await sourceOf(context, { accountText: () => undefined }));
    expect(none.faults.map(({ path }) => path)).to.deep.equal(["payments[1]", "payments[2]", "payments[3]"]);
    expect(none.faults[0]!.text.zh).to.match(/^成员2：您的名录中没有其银行账户/);
    expect([none.count, none.total, none.sheet.rows.length]).to.deep.equal([0, 0n, 0]);
  });

  it("goes to the account that was registered when the run was instructed, and warns when it has changed since", async () => {
    const context = await loadFixture(registered);
    await register(context, BEN, "a new account");
    await bankAs(context, ANN).instruct(1, CNY, EVERYBODY);
    await time.increase(3 * DAY);
    await earn(context, 80n);
    const late = payExport(1n, templates.sepa, await sourceOf(context));
    expect(faultsOf(late)).to.deep.equal([
      "warning payments[1] Ben has changed its account since. Ask it before you pay.",
    ]);
    expect(late.count).to.equal(3);
    await bankAs(context, ANN).instruct(1, CNY, EVERYBODY);
    const second = payExport(2n, templates.sepa, await sourceOf(context));
    expect(faultsOf(second)[0]).to.match(/^fault payments\[1\] Ben: the account in your directory is not/);
  });

  it("goes to who has succeeded the payee", async () => {
    const context = await loadFixture(registered);
    await succeed(context, connection, CHO, DAN);
    await bankAs(context, ANN).instruct(1, CNY, EVERYBODY);
    const { template } = readTemplate({ columns: { who: "payee", a: "account", b: "amount" } });
    const { sheet, faults } = payExport(1n, template!, await sourceOf(context));
    expect(faults).to.deep.equal([]);
    expect(sheet.rows.map(([who, account]) => [who, account])).to.deep.equal([
      ["本公司", "6222021234567890123"],
      ["Dan", "Dan's only account"],
      ["Dan", "Dan's only account"],
    ]);
    const sepa = payExport(1n, templates.sepa, await sourceOf(context));
    expect(faultsOf(sepa)).to.deep.equal([
      "fault payments[2] Dan: the template asks for bankCode, which the account's text does not name.",
      "fault payments[3] Dan: the template asks for bankCode, which the account's text does not name.",
    ]);
  });

  it("names no payment twice: what the bank has answered is passed over", async () => {
    const context = await loadFixture(instructed);
    await bankAs(context, ANN).confirmPayments(1, [1], STATEMENT);
    await bankAs(context, ANN).rejectPayments(1, [2], STATEMENT);
    const { count, passedOver, total } = payExport(1n, templates.sepa, await sourceOf(context));
    expect({ count, passedOver, total }).to.deep.equal({ count: 1, passedOver: 3, total: 8n });
    await bankAs(context, ANN).confirmPayments(1, [3], STATEMENT);
    expect(faultsOf(payExport(1n, templates.sepa, await sourceOf(context)))).to.deep.equal([
      "fault  No payment of run 1 waits for the bank.",
    ]);
    expect(faultsOf(payExport(9n, templates.sepa, await sourceOf(context)))).to.deep.equal([
      "fault  There is no payment run 9.",
    ]);
  });

  it("counts a currency's decimals by ISO 4217, and exports none that it does not know", async () => {
    const [JPY, XPF] = [392, 953].map((number) => `0x${number.toString(16).padStart(40, "0")}`) as [string, string];
    const context = await deployRails(connection);
    const terms = await agree(context, connection, [holderLine(JPY, ANN), holderLine(XPF, ANN)]);
    for (const currency of [JPY, XPF]) {
      await earn({ ...context, day: terms.legal.effective }, 80n, currency);
      await bankAs(context, ANN).instruct(1, currency, [item(BEN)]);
    }
    const accountText = () => "x";
    const source = await sourceOf(context, { accountText });
    expect(payExport(1n, templates.sepa, source).currency).to.deep.equal({ code: "JPY", decimals: 0 });
    const unknown = payExport(2n, templates.sepa, source);
    expect(faultsOf(unknown)).to.deep.equal(["fault  The currency of run 2 is not known here. Nothing was exported."]);
    expect([unknown.count, unknown.sheet.rows]).to.deep.equal([0, []]);
  });

  it("has an EndToEndId that fits 35 characters of any bank, and no other ledger's", () => {
    const bank = "0x00000000219ab540356cBB839Cbe05303d7705Fa";
    const longest = endToEndId(2n ** 256n - 1n, bank, 2n ** 40n - 1n, 127n);
    expect(longest).to.match(/^J1099511627775-127-[0-9A-F]{16}$/);
    expect(longest).to.have.length(35);
    const ids = [
      endToEndId(1n, bank, 1n, 0n),
      endToEndId(2n, bank, 1n, 0n),
      endToEndId(1n, bank, 1n, 1n),
      endToEndId(1n, `0x${"1".repeat(40)}`, 1n, 0n),
    ];
    expect(new Set(ids.map((one) => one.slice(-16))).size).to.equal(4);
  });

  it("reads an account's text of one, four or five parts", () => {
    expect(readBankAccount(" 62 22 ")).to.deep.equal({ account: "62 22" });
    expect(readBankAccount("甲｜乙行｜1｜62")).to.deep.equal({
      payee: "甲",
      bank: "乙行",
      bankCode: "1",
      account: "62",
    });
    for (const text of ["", "a|b", "a|b|c", "a||c|d", "a|b|c|d|e|f"]) expect(readBankAccount(text)).to.equal(undefined);
  });

  it("says all that is wrong with a template, where", () => {
    const { template, faults } = readTemplate({ columns: { 金额: "amounts", "7": "amount", x: { text: 5 } } });
    expect(template).to.equal(undefined);
    expect(faults.map(({ path, text }) => `${path}: ${text.en}`)).to.have.length(4);
    expect(faults.map(({ text }) => text.en).join("\n")).to.match(
      /"amounts" is no field\. Choose one of serial, payee,/,
    );
    expect(faults.map(({ text }) => text.zh).join("\n")).to.include("没有任何列使用字段 “account”");
    for (const json of [null, [], "x", {}, { columns: {} }, { columns: [] }]) {
      expect(readTemplate(json).faults[0]!.text.en).to.match(/^A template is/);
    }
    for (const ready of Object.values(templates)) {
      expect(readTemplate(JSON.parse(JSON.stringify(ready)))).to.deep.equal({ template: ready, faults: [] });
    }
  });
});
