import { expect } from "chai";
import { Reader, agrees, follow } from "../helpers/guide.js";

/** The guide to property is followed in English here, in Chinese by `npm run test:deep`: it takes a minute. */
async function live(suffix: string, locale: string, property: boolean): Promise<void> {
  const reader = await Reader.arrives(locale);
  try {
    expect(await follow(reader, `first-hour${suffix}.md`)).to.be.greaterThan(30);
    expect(await follow(reader, `signing-together${suffix}.md`)).to.be.greaterThan(8);
    expect(await follow(reader, `audit${suffix}.md`)).to.be.greaterThan(5);
    expect(await follow(reader, `omissions${suffix}.md`)).to.be.greaterThan(4);
    expect(await follow(reader, `confirmations${suffix}.md`)).to.be.greaterThan(3);
    expect(await follow(reader, `archive${suffix}.md`)).to.be.greaterThan(3);
    if (property) expect(await follow(reader, `property${suffix}.md`)).to.be.greaterThan(40);
  } finally {
    await reader.close();
  }
}

describe("Guides can be followed word for word: from the first hour to the archive", function () {
  this.timeout(900_000); // dozens of processes of their own
  it("in English and in Chinese, by two readers at the same time", async () => {
    const ended = await Promise.allSettled([live("", "en_GB.UTF-8", true), live(".zh-CN", "zh_CN.UTF-8", false)]);
    for (const one of ended) if (one.status === "rejected") throw one.reason;
  });

  it("notice a word that is not what was printed, a missing line, and one too many", () => {
    expect(
      agrees(
        ["Paid: CNY 1.00", "Transaction 0x1234567, block 7"],
        ["Paid: CNY 1.00", "Transaction 0xabcdef0, block 9"],
      ),
    ).to.equal(true);
    expect(agrees(["Paid: CNY 1.00"], ["Paid: CNY 2.00"])).to.equal(false);
    expect(agrees(["a"], ["a", "b"])).to.equal(false);
    expect(agrees(["a", "b"], ["a"])).to.equal(false);
    expect(agrees(["a", "…", "d"], ["a", "b", "c", "d"])).to.equal(true);
    expect(agrees(["…", "d"], ["a", "e"])).to.equal(false);
  });
});
