import { expect } from "chai";
import { capitalAmount } from "../../src/papers/capital.js";
import { random } from "../helpers/random.js";

/** Reads a whole number in capital characters; 万万 and 亿 both mean 10^8. */
function read(text: string): bigint {
  for (const [unit, worth] of [
    ["亿", 10n ** 8n],
    ["万万", 10n ** 8n],
    ["万", 10n ** 4n],
    ["仟", 1000n],
    ["佰", 100n],
    ["拾", 10n],
  ] as const) {
    const at = text.lastIndexOf(unit);
    if (at >= 0) return read(text.slice(0, at)) * worth + read(text.slice(at + unit.length));
  }
  const digits = text.replaceAll("零", "");
  return digits === "" ? 0n : BigInt("零壹贰叁肆伍陆柒捌玖".indexOf(digits));
}

function readAmount(text: string): bigint {
  const [, minus, yuan, jiao, fen] = /^人民币(负?)(?:(.*)元)?零?(?:(.)角)?零?(?:(.)分)?整?$/.exec(text)!;
  const amount = read(yuan ?? "") * 100n + read(jiao ?? "") * 10n + read(fen ?? "");
  return minus === "" ? amount : -amount;
}

describe("Amounts in capital characters", () => {
  const cases: [fen: bigint, text: string][] = [
    [0n, "人民币零元整"],
    [5n, "人民币伍分"],
    [50n, "人民币伍角"],
    [55n, "人民币伍角伍分"],
    [100n, "人民币壹元整"],
    [1_000n, "人民币壹拾元整"],
    [1_000_000n, "人民币壹万元整"],
    [10_000_000_001n, "人民币壹亿元零壹分"],
    [10n ** 22n, "人民币壹万万万亿元整"],
    [-1_234_56n, "人民币负壹仟贰佰叁拾肆元伍角陆分"],
    [-5n, "人民币负伍分"],
  ];
  for (const [fen, text] of cases) it(`${fen} 分 is ${text}`, () => expect(capitalAmount(fen)).to.equal(text));

  it("follows the rules for zeros that banks check", () => {
    expect(capitalAmount(1_409_50n)).to.equal("人民币壹仟肆佰零玖元伍角");
    expect(capitalAmount(6_007_14n)).to.equal("人民币陆仟零柒元壹角肆分");
    expect(capitalAmount(1_680_32n)).to.equal("人民币壹仟陆佰捌拾元零叁角贰分");
    expect(capitalAmount(107_000_53n)).to.equal("人民币壹拾万柒仟元零伍角叁分");
    expect(capitalAmount(16_409_02n)).to.equal("人民币壹万陆仟肆佰零玖元零贰分");
    expect(capitalAmount(325_04n)).to.equal("人民币叁佰贰拾伍元零肆分");
    expect(capitalAmount(100_010_000_00n)).to.equal("人民币壹亿零壹万元整");
  });

  it("can be read back, whatever the amount", () => {
    const next = random(7n);
    for (let i = 0; i < 3_000; i++) {
      const digits = 1 + next(28);
      let amount = 0n;
      // Many zeros: that is where mistakes are.
      for (let d = 0; d < digits; d++) amount = amount * 10n + BigInt(next(2) === 0 ? 0 : next(10));
      if (next(5) === 0) amount = -amount;
      const text = capitalAmount(amount);
      expect(readAmount(text), text).to.equal(amount);
      expect(text, text).not.to.match(/零零|角整|分整/);
    }
  });
});
