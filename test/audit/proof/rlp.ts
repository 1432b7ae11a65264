import { expect } from "chai";
import { decodeRlp, encodeRlp } from "ethers";
import { bytesOf, hexOf, sameBytes } from "../../../src/audit/proof/hex.js";
import { type Rlp, decode, encode } from "../../../src/audit/proof/rlp.js";
import { random } from "../../helpers/random.js";

const textOf = (item: Rlp): unknown => (Array.isArray(item) ? item.map(textOf) : hexOf(item));

describe("RLP", () => {
  const pick = random(3n);
  const anything = (depth: number): Rlp => {
    if (depth === 0 || pick(3) > 0)
      return Uint8Array.from({ length: [0, 1, 2, 55, 56, 300][pick(6)]! }, () => pick(256));
    return Array.from({ length: pick(5) }, () => anything(depth - 1));
  };

  it("is written as ethers writes it, and read back", () => {
    for (let i = 0; i < 300; ++i) {
      const item = anything(4);
      const bytes = encode(item);
      expect(hexOf(bytes)).to.equal(encodeRlp(textOf(item) as string));
      expect(textOf(decode(bytes)))
        .to.deep.equal(textOf(item))
        .and.deep.equal(decodeRlp(bytes));
    }
    const long = Uint8Array.from({ length: 70_000 }, () => 1);
    expect(sameBytes(decode(encode(long)) as Uint8Array, long)).to.equal(true);
  });

  for (const [what, hex, says] of [
    ["nothing", "0x", "too early"],
    ["bytes behind it", "0x8000", "behind"],
    ["a small byte with a head", "0x817f", "no head"],
    ["a long head for a short length", "0xb801ff", "not the shortest"],
    ["a length with a leading zero", `0xb90038${"11".repeat(56)}`, "not the shortest"],
    ["a string cut short", "0x8211", "too early"],
    ["a length cut short", "0xb9ff", "too early"],
    ["a list whose item reaches beyond it", "0xc2820102", "too early"],
  ] as const) {
    it(`refuses ${what}`, () => expect(() => decode(bytesOf(hex))).to.throw(RangeError, says));
  }

  it("numbers have no leading zeros, and hexadecimal text has pairs of digits", () => {
    for (const text of ["0x1", "12", "0xzz"]) expect(() => bytesOf(text)).to.throw(RangeError, "no bytes");
  });
});
