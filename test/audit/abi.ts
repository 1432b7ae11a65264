import { expect } from "chai";
import fc from "fast-check";
import { AbiCoder, Interface, type ParamType, Wallet, TypedDataEncoder, getAddress, id, toBeHex } from "ethers";
import { readerOfAbi } from "../../src/audit/abi.js";
import { digestOf, hashStruct } from "../../src/audit/eip712.js";
import { signerOf } from "../../src/audit/signature.js";
import {
  AgreementRegistry__factory,
  BankSettlement__factory,
  BenefitLedger__factory,
  ContributionLedger__factory,
  MemberRegistry__factory,
} from "../../typechain-types/index.js";
import { termsTypes } from "../../src/sdk/typedData.js";
import { TERMS } from "../../src/audit/termsHash.js";

const hex = (bytes: number) =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((all) => `0x${Buffer.from(all).toString("hex")}`);

/** Any value of a parameter's type, as our decoder gives it. */
function valuesOf(type: ParamType): fc.Arbitrary<unknown> {
  if (type.isArray()) {
    const length =
      type.arrayLength < 0 ? { maxLength: 3 } : { minLength: type.arrayLength, maxLength: type.arrayLength };
    return fc.array(valuesOf(type.arrayChildren), length);
  }
  if (type.isTuple()) return fc.record(Object.fromEntries(type.components.map((part) => [part.name, valuesOf(part)])));
  const bits = /^uint(\d+)$/.exec(type.type);
  if (bits) return fc.bigInt(0n, (1n << BigInt(bits[1]!)) - 1n);
  const bytes = /^bytes(\d+)$/.exec(type.type);
  if (bytes) return hex(Number(bytes[1]));
  if (type.type === "address") return hex(20).map(getAddress);
  if (type.type === "bool") return fc.boolean();
  if (type.type === "string") return fc.string({ unit: "grapheme", maxLength: 40 });
  return fc.uint8Array({ maxLength: 70 }).map((all) => `0x${Buffer.from(all).toString("hex")}`);
}

const abis: Record<string, Interface> = {
  agreements: AgreementRegistry__factory.createInterface(),
  bank: BankSettlement__factory.createInterface(),
  benefit: BenefitLedger__factory.createInterface(),
  contributions: ContributionLedger__factory.createInterface(),
  members: MemberRegistry__factory.createInterface(),
};

describe("The audit's own decoder", () => {
  for (const [name, abi] of Object.entries(abis)) {
    const reader = readerOfAbi(abi);

    it(`reads every event of ${name} as ethers writes it`, () => {
      abi.forEachEvent((fragment) => {
        const values = fc.tuple(...fragment.inputs.map(valuesOf));
        fc.assert(
          fc.property(values, (all) => {
            const { topics, data } = abi.encodeEventLog(fragment, all);
            const args = Object.fromEntries(fragment.inputs.map((input, i) => [input.name, all[i]]));
            expect(reader.event(topics, data)).to.deep.equal({ name: fragment.name, args, exact: true });
          }),
          { numRuns: 10 },
        );
      });
    });

    it(`reads every call of ${name} as ethers writes it`, () => {
      abi.forEachFunction((fragment) => {
        if (fragment.inputs.some((input) => input.name === "")) return;
        const values = fc.tuple(...fragment.inputs.map(valuesOf));
        fc.assert(
          fc.property(values, (all) => {
            const args = Object.fromEntries(fragment.inputs.map((input, i) => [input.name, all[i]]));
            const read = reader.call(abi.encodeFunctionData(fragment, all));
            expect(read).to.deep.equal({ name: fragment.name, args, exact: true });
          }),
          { numRuns: 5 },
        );
      });
    });
  }

  const reader = readerOfAbi(new Interface(["event Told(uint8 a, bytes b, address[] c)"]));
  const topics = [id("Told(uint8,bytes,address[])")];
  const data = AbiCoder.defaultAbiCoder().encode(
    ["uint8", "bytes", "address[]"],
    [7, "0x0102", [Wallet.createRandom().address]],
  );

  it("says of other bytes for the same values that they are not exact", () => {
    expect(reader.event(topics, data)!.exact).to.equal(true);
    expect(reader.event(topics, `${data}${"0".repeat(64)}`)!.exact, "more behind").to.equal(false);
    const wide = `0x${"0".repeat(61)}1${data.slice(64)}`;
    expect(reader.event(topics, wide)!, "a bit above the type").to.include({ exact: false });
    expect(reader.event(topics, data.replace(`0102${"0".repeat(8)}`, "010200000001"))!.exact, "padding").to.equal(
      false,
    );
    expect(reader.event([...topics, toBeHex(1, 32)], data)!.exact, "a topic too many").to.equal(false);
  });

  it("reads numbers to the last bit, wherever a JavaScript number ends", () => {
    const wide = readerOfAbi(new Interface(["event Wide(uint256 a, int256 b, uint64 c, int24 d)"]));
    const edges = [0, 1, 10, 16, 21, 24, 31, 32, 52, 53, 63, 64, 65, 127, 128, 192, 255].flatMap((bit) => {
      return [-1n, 0n, 1n].map((more) => (1n << BigInt(bit)) + more);
    });
    for (const value of edges) {
      const args = { a: value, b: -value, c: BigInt.asUintN(64, value), d: BigInt.asIntN(24, -value) };
      if (value > 1n << 255n) args.b = value - (1n << 256n);
      const written = AbiCoder.defaultAbiCoder().encode(["uint256", "int256", "uint64", "int24"], Object.values(args));
      const read = wide.event([id("Wide(uint256,int256,uint64,int24)")], written);
      expect(read).to.deep.equal({ name: "Wide", args, exact: true });
    }
  });

  it("takes a word that is neither true nor false for no encoder's, and a topic that is no word for none", () => {
    const flag = readerOfAbi(new Interface(["event Flag(uint8 indexed a, bool b)"]));
    const name = id("Flag(uint8,bool)");
    expect(flag.event([name, toBeHex(1, 32)], toBeHex(1, 32))).to.deep.include({
      args: { a: 1n, b: true },
      exact: true,
    });
    expect(flag.event([name, toBeHex(1, 32)], toBeHex(2, 32))!.exact).to.equal(false);
    expect(() => flag.event([name, "0x01"], toBeHex(1, 32))).to.throw(RangeError, "no word");
  });

  it("refuses bytes that end too early, and lengths that no encoder writes", () => {
    expect(() => reader.event(topics, data.slice(0, -64))).to.throw(RangeError, "end too early");
    const endless = data.slice(0, 2 + 64) + "f".repeat(64) + data.slice(2 + 128);
    expect(() => reader.event(topics, endless)).to.throw(RangeError, "no encoder writes");
    expect(reader.event([id("Other()")], "0x")).to.equal(undefined);
    expect(reader.call("0x12345678")).to.equal(undefined);
  });
});

describe("The audit's own EIP-712", () => {
  it("hashes terms, with structs in arrays of structs, as ethers does", () => {
    const terms = abis["agreements"]!.getEvent("DraftProposed")!.inputs.find((input) => input.name === "terms")!;
    fc.assert(
      fc.property(valuesOf(terms), (value) => {
        const expected = TypedDataEncoder.hashStruct("Terms", termsTypes, value as Record<string, unknown>);
        expect(hashStruct(TERMS, value as object)).to.equal(expected);
      }),
      { numRuns: 20 },
    );
  });

  it("hashes words, strings and bytes, and binds them to a contract on a chain", () => {
    const type = "Act(uint32 member,string text,bytes content,bool stands,address who,bytes4 mark)";
    const value = {
      member: 3n,
      text: "协议",
      content: "0x0102",
      stands: true,
      who: Wallet.createRandom().address,
      mark: "0xaabbccdd",
    };
    const fields = [..."member uint32,text string,content bytes,stands bool,who address,mark bytes4".split(",")].map(
      (field) => {
        const [name, of] = field.split(" ");
        return { name: name!, type: of! };
      },
    );
    const contract = Wallet.createRandom().address;
    const domain = { name: "Jointly Test", version: "1", chainId: 5n, verifyingContract: contract };
    const expected = TypedDataEncoder.hash(domain, { Act: fields }, value);
    expect(digestOf("Jointly Test", 5n, contract, hashStruct(type, value))).to.equal(expected);
  });

  it("recovers a signer, and nobody from what the contracts refuse", async () => {
    const wallet = Wallet.createRandom();
    const digest = id("digest");
    const { r, s, v } = wallet.signingKey.sign(digest);
    const signature = r + s.slice(2) + v.toString(16);
    expect(signerOf(digest, signature)).to.equal(wallet.address.toLowerCase());
    expect(signerOf(digest, r + s.slice(2) + (v - 27).toString(16).padStart(2, "0")), "v of 0 or 1").to.equal(
      undefined,
    );
    expect(signerOf(digest, signature.slice(0, -2)), "64 bytes").to.equal(undefined);
    expect(signerOf(digest, `0x${"f".repeat(128)}1b`), "no point").to.equal(undefined);
    expect(signerOf(id("another"), signature)).to.not.equal(wallet.address.toLowerCase());
  });
});
