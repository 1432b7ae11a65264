import { expect } from "chai";
import { skipUnderCoverage } from "../helpers/coverage.js";
import { Reader, agrees, follow } from "../helpers/guide.js";

/** Follows guides from a first hour on, each from where the one before ended. */
async function live(suffix: string, locale: string, guides: [name: string, atLeast: number][]): Promise<void> {
  const reader = await Reader.arrives(locale);
  try {
    for (const [name, atLeast] of [["first-hour", 30] as const, ...guides]) {
      expect(await follow(reader, `${name}${suffix}.md`), name).to.be.greaterThan(atLeast);
    }
  } finally {
    await reader.close();
  }
}

describe("Guides can be followed word for word: from the first hour to the archive, and to property", function () {
  this.timeout(900_000); // dozens of processes of their own
  before(function () {
    skipUnderCoverage(this);
  });
  const toAudit: [string, number][] = [
    ["signing-together", 8],
    ["audit", 5],
  ];
  // In Chinese these are followed by `npm run test:deep`: they take minutes.
  const toArchive: [string, number][] = [
    ["omissions", 4],
    ["confirmations", 3],
    ["archive", 3],
  ];
  const toProperty: [string, number][] = [["property", 40]];

  it("in English and in Chinese, by three readers at the same time", async () => {
    const ended = await Promise.allSettled([
      live("", "en_GB.UTF-8", [...toAudit, ...toArchive]),
      live(".zh-CN", "zh_CN.UTF-8", toAudit),
      live("", "en_GB.UTF-8", toProperty),
    ]);
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
