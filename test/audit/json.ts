import { expect } from "chai";
import fc from "fast-check";
import { Json, asBytes, elementsOf } from "../../src/audit/load/json.js";
import { readReceipt } from "../../src/audit/chain/receipt.js";
import { ProvenLog } from "../../src/audit/chain/provenLog.js";
import { type NodeReceipt, receiptByEthers } from "../helpers/nodeReceipt.js";
import { hexOf } from "../../src/audit/chain/hex.js";

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
/** JSON with white space of every kind, as an endpoint may write it. */
const spaced = (value: unknown): string => JSON.stringify(value, null, "\t ").replaceAll("\n", "\r\n");

describe("JSON read in bytes", () => {
  it("passes over any value, to the byte", () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 4 }), { maxLength: 6 }), fc.boolean(), (values, wide) => {
        const found = elementsOf(asBytes(wide ? spaced(values) : JSON.stringify(values)))!;
        expect(found.map((one) => JSON.parse(text(one)) as unknown)).to.deep.equal(JSON.parse(JSON.stringify(values)));
      }),
    );
  });

  it("finds the fields of any object, whatever their names", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })), (object) => {
        const bytes = asBytes(spaced(object));
        const json = new Json(bytes);
        const found: [string, unknown][] = [];
        for (json.object(); json.more();) {
          json.name();
          const name = JSON.parse(`"${json.text()}"`) as string;
          const from = json.at;
          json.skip();
          found.push([name, JSON.parse(text(bytes.subarray(from, json.at)))]);
        }
        expect(found).to.deep.equal(Object.entries(JSON.parse(JSON.stringify(object)) as object));
      }),
    );
  });

  it("a list it is, or none: undefined", () => {
    for (const none of ["null", "{}", '"[]"', "5", ""]) expect(elementsOf(asBytes(none)), none).to.equal(undefined);
    expect(elementsOf(asBytes(" [ ] "))).to.deep.equal([]);
  });

  it("what ends too early, or is no JSON, is refused and never read for ever", () => {
    const whole = JSON.stringify([{ a: 'b"\\', c: [1, true, null] }, "x"]);
    for (let length = 1; length < whole.length; ++length)
      expect(() => elementsOf(asBytes(whole.slice(0, length))), whole.slice(0, length)).to.throw(SyntaxError);
    for (const wrong of ["[}", "[:]", '[{"a" 1}]']) {
      const json = new Json(asBytes(wrong));
      expect(() => {
        for (json.list(); json.more();) {
          if (!json.isObject) json.skip();
          else for (json.object(); json.more(); json.skip()) json.name();
        }
        json.skip();
      }, wrong).to.throw(SyntaxError);
    }
  });
});

const digits = (min: number, max = min) =>
  fc.uint8Array({ minLength: min, maxLength: max }).map((bytes) => `0x${Buffer.from(bytes).toString("hex")}`);
const quantity = fc.bigInt({ min: 0n, max: 2n ** 64n }).map((value) => `0x${value.toString(16)}`);
const log = fc.record({
  address: digits(20),
  topics: fc.array(digits(32), { maxLength: 4 }),
  data: digits(0, 300),
  logIndex: quantity,
});
const receipts: fc.Arbitrary<NodeReceipt> = fc.record({
  transactionHash: digits(32),
  type: fc.constantFrom("0x0", "0x1", "0x2", "0x4"),
  status: fc.constantFrom("0x0", "0x1"),
  cumulativeGasUsed: quantity,
  logsBloom: digits(256),
  logs: fc.array(log, { maxLength: 5 }),
});
/** The same fields in another order, with some that nobody asked for, in upper case where that is allowed. */
const told = (receipt: NodeReceipt, upper: boolean): Uint8Array => {
  const more = { blockHash: "0x00", note: 'a "quoted" \\ { word ]', nested: { logs: [1, [2]], address: "0x11" } };
  const mixed = { ...more, ...Object.fromEntries(Object.entries(receipt).reverse()), removed: false };
  const json = spaced(mixed);
  return asBytes(upper ? json.replace(/"0x[0-9a-f]{40,}"/g, (one) => `"0x${one.slice(3).toUpperCase()}`) : json);
};

describe("Receipts read in bytes", () => {
  it("are written as ethers writes them, and their logs lie in that", () => {
    fc.assert(
      fc.property(receipts, fc.boolean(), (receipt, upper) => {
        const found = readReceipt(told(receipt, upper))!;
        expect(hexOf(found.written)).to.equal(receiptByEthers(receipt));
        expect(found.transactionHash.toLowerCase()).to.equal(receipt.transactionHash);
        const logs = found.logs.map((one, i) => new ProvenLog(one, 7, "0x01", i));
        const expected = receipt.logs.map(({ address, topics, data }, i) => {
          return { address, topics, data, blockNumber: 7, transactionHash: "0x01", logIndex: i };
        });
        expect(JSON.parse(JSON.stringify(logs))).to.deep.equal(expected);
      }),
    );
  });

  it("of before Byzantium have a root in the place of the status", () => {
    const old = { transactionHash: "0x01", root: `0x${"ab".repeat(32)}`, status: null, cumulativeGasUsed: "0x5208" };
    const receipt = { ...old, logsBloom: "0x00", logs: [] };
    expect(hexOf(readReceipt(told(receipt, false))!.written)).to.equal(receiptByEthers(receipt));
  });

  it("that make no sense are refused", () => {
    const [whole] = fc.sample(receipts, { numRuns: 1, seed: 7 }) as [NodeReceipt];
    const one = { address: `0x${"11".repeat(20)}`, topics: [`0x${"22".repeat(32)}`], data: "0x33" };
    const read = (more: object) => readReceipt(asBytes(JSON.stringify({ ...whole, ...more })));
    expect(readReceipt(asBytes("null"))).to.equal(null);
    expect(read({ logs: [one] })!.logs.length).to.equal(1);
    for (const more of [{ logs: null }, { logs: "0x" }, { cumulativeGasUsed: 5 }, { logsBloom: undefined }])
      expect(() => read(more), JSON.stringify(more)).to.throw(TypeError);
    expect(() => read({ status: null }), "no outcome").to.throw(TypeError);
    for (const wrong of [{ data: undefined }, { topics: undefined }, { address: "0x11" }, { topics: ["0x22"] }])
      expect(() => read({ logs: [{ ...one, ...wrong }] }), JSON.stringify(wrong)).to.throw(TypeError);
    for (const wrong of [{ data: "0x333" }, { data: "33" }, { data: "0x3g" }, { address: `0x${"zz".repeat(20)}` }])
      expect(() => read({ logs: [{ ...one, ...wrong }] }), JSON.stringify(wrong)).to.throw(RangeError);
    for (const wrong of [{ data: null }, { topics: {} }, { topics: [5] }])
      expect(() => read({ logs: [{ ...one, ...wrong }] }), JSON.stringify(wrong)).to.throw(SyntaxError);
  });
});
