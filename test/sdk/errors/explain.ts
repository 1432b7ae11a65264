import { expect } from "chai";
import { type BigNumberish, Interface, id } from "ethers";
import { declaredErrors } from "../../../src/sdk/errors/abi.js";
import { type ErrorNames, explain } from "../../../src/sdk/errors/index.js";
import { NATIVE } from "../../../src/sdk/terms.js";

const abi = new Interface([...declaredErrors.values()].map(({ fragment }) => fragment));
const revertOf = (name: string, ...args: unknown[]) => abi.encodeErrorResult(name, args);
const sentence = (name: string, args: unknown[], names?: ErrorNames) =>
  explain({ data: revertOf(name, ...args) }, names)!.sentence;

const EUR = "0x00000000000000000000000000000000000003D2";
const signer = "0x52908400098527886E0F7030069857D2E4169EE7";
const names: ErrorNames = {
  member: (number) => (number === 3n ? { en: "Universitat Politècnica", zh: "理工大学" } : undefined),
  address: (address) => (address === signer ? { en: "UPV's treasurer", zh: "理工大学出纳" } : undefined),
};
const MAX: Record<string, BigNumberish> = { uint8: 255, uint16: 2 ** 16 - 1, uint24: 2 ** 24 - 1 };

/** A value of each type, the least or the greatest. */
function valueOf(type: string, internalType: string, greatest: boolean): unknown {
  if (type === "tuple") return greatest ? [9, 9, 9, 9, 9] : [0, 0, 0, 0, 0];
  if (type === "string") return greatest ? "x".repeat(99) : "";
  if (type === "address") return greatest ? `0x${"f".repeat(40)}` : `0x${"0".repeat(40)}`;
  if (type === "bytes32") return greatest ? "0x" + "f".repeat(64) : "0x" + "0".repeat(64);
  if (type === "bytes4") return "0x12345678";
  if (internalType.startsWith("enum ") || !greatest) return 0;
  return MAX[type] ?? 2n ** BigInt(type.slice("uint".length)) - 1n;
}

describe("An explained refusal", () => {
  it("names members, keys, scopes and times, and says what to do", () => {
    expect(sentence("MemberSignerLacksScope", [signer, 2 + 4, 8], names)).to.deep.equal({
      en: "The key UPV's treasurer may sign recording, attesting, not treasury. Sign with a key that has this scope, or have an administrator of the member widen the grant.",
      zh: "密钥 理工大学出纳 的权限为登记贡献、证明贡献，不含资金。请使用具有该权限的密钥，或由成员管理人扩大授权。",
    });
    expect(sentence("MemberSignerExpired", [signer, 1_764_154_610]).en).to.equal(
      `The grant of the key ${signer} ended on 2025-11-26 10:56 UTC. Have an administrator of the member extend it, or sign with another key.`,
    );
    expect(sentence("MemberSignerTaken", [signer, 3], names).zh).to.include("永久归属理工大学");
    expect(sentence("MemberSignerTaken", [signer, 4], names).en).to.include("belongs to member 4 for ever");
  });

  it("tells amounts in the currency of the error, of the act, or in minor units", () => {
    expect(sentence("BankInvoiceMissing", [3, 123_456, 100], { ...names, about: EUR }).en).to.include(
      "Universitat Politècnica is owed EUR 1,234.56 and has invoiced EUR 1.00",
    );
    expect(sentence("BankInvoiceMissing", [3, 123_456, 100]).zh).to.include("123,456 最小货币单位");
    expect(sentence("BenefitWrongRail", [signer, EUR]).en).to.include("does not settle EUR.");
    expect(sentence("RailNothingWithheld", [3, NATIVE]).en).to.include("in coin");
    const token = { currency: () => ({ code: "USDX", decimals: 6 }), about: signer };
    expect(sentence("BenefitPotTooSmall", [2_500_000, 0], token).en).to.include("USDX 2.5 cannot be shared");
  });

  it("tells accounts, pools and days in words", () => {
    const reward = (1n << 56n) | 3n;
    expect(sentence("BankNothingOwed", [reward], names).en).to.include(
      "Nothing is owed to the reward pot of Universitat",
    );
    expect(sentence("BankPoolElsewhere", [(7n << 16n) | 2n, 8]).en).to.match(
      /^pool 2 of agreement 7 is not of agreement 8/,
    );
    expect(sentence("BenefitStillParked", [(7n << 16n) | 2n, 20_454]).en).to.include("stays until 2026-01-01");
    expect(sentence("AgreementRateUnknown", [7, 105]).zh).to.include("人员投入");
    expect(sentence("AgreementTakesTooMuch", [1, 300_000, 25_000]).en).to.include("Tier 2 takes 30 % where 2.5 %");
  });

  it("depends on what happened", () => {
    expect(sentence("MemberStatusWrong", [3, 1], names).en).to.include("not admitted yet");
    expect(sentence("MemberStatusWrong", [3, 3], names).en).to.include("is suspended. Ask the admission office");
    expect(sentence("AgreementNoticeRunning", [id("draft"), 0]).en).to.include("Give notice first");
    expect(sentence("AgreementNoticeRunning", [id("draft"), 1_764_154_610]).en).to.include(
      "until 2025-11-26 10:56 UTC",
    );
    expect(sentence("AgreementFulfilmentDiffers", [id("a"), `0x${"0".repeat(64)}`]).en).to.include(
      "lead has not confirmed",
    );
    expect(sentence("AgreementCountOutOfRange", ["parties", 1, 255]).en).to.include(
      "The number of parties is 1; 2 to 255",
    );
    expect(sentence("Panic", [0x11]).en).to.include("beyond what the ledger counts");
    expect(sentence("Panic", [0x01]).en).to.include("code 0x1");
    expect(sentence("Error", ["Blocked: 3"]).en).to.include("“Blocked: 3”");
  });

  it("is given for every error, whatever its arguments", () => {
    for (const { name, inputs } of declaredErrors.values()) {
      for (const greatest of [false, true]) {
        const args = inputs.map(({ type, internalType }) => valueOf(type, internalType, greatest));
        const explained = explain({ data: revertOf(name, ...args) })!;
        expect(explained.name).to.equal(name);
        expect(Object.keys(explained.args)).to.deep.equal(inputs.map((input) => input.name));
        const { en, zh } = explained.sentence;
        expect(en + zh, name).to.not.match(/undefined|\{|\[object|NaN/);
      }
    }
  });

  const data = revertOf("BankReceiptKnown", id("key"));
  const shapes: Record<string, unknown> = {
    "ethers' CALL_EXCEPTION": { code: "CALL_EXCEPTION", data, transaction: { data: revertOf("BankAmountZero") } },
    "ethers' error around a JSON-RPC answer": {
      code: "CALL_EXCEPTION",
      data: null,
      info: { error: { code: 3, message: "execution reverted", data }, payload: { params: [{ data: "0x12345678" }] } },
    },
    "Hardhat's provider error": Object.assign(new Error("reverted"), { data: { message: "reverted", data } }),
    "Hardhat's error as a cause": new Error("cannot estimate gas", { cause: Object.assign(new Error(), { data }) }),
    "geth's answer": { error: { code: 3, message: "execution reverted", data } },
    "Besu's answer": { error: { code: -32000, message: "Execution reverted", data } },
    "Besu's receipt": { revertReason: data },
    "an answer's body": { code: "SERVER_ERROR", info: { responseBody: JSON.stringify({ error: { data } }) } },
    "Parity's words": { error: { code: -32015, data: `Reverted ${data}` } },
  };
  for (const [shape, error] of Object.entries(shapes)) {
    it(`is found in ${shape}`, () => expect(explain(error)!.name).to.equal("BankReceiptKnown"));
  }

  it("is not made up of a request, of bytes that are no error, or of an error cut short", () => {
    expect(
      explain({ code: "NETWORK_ERROR", transaction: { data }, info: { payload: { params: [{ data }] } } }),
    ).to.equal(undefined);
    expect(explain({ data: "0x12345678" })).to.equal(undefined);
    expect(explain({ data: data.slice(0, 40) })).to.equal(undefined);
    expect(explain(undefined)).to.equal(undefined);
    const round: { self?: unknown } = {};
    round.self = round;
    expect(explain(round)).to.equal(undefined);
  });
});
