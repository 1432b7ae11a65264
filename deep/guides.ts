import { expect } from "chai";
import { Reader, follow } from "../test/helpers/guide.js";

describe("The guides that take long, in Chinese, after the first hour", function () {
  this.timeout(900_000); // dozens of processes of their own
  for (const names of [["property"], ["signing-together", "audit", "omissions", "confirmations", "archive"]]) {
    it(`can be followed word for word: ${names.join(", ")}`, async () => {
      const reader = await Reader.arrives("zh_CN.UTF-8");
      try {
        for (const name of ["first-hour", ...names]) {
          expect(await follow(reader, `${name}.zh-CN.md`), name).to.be.greaterThan(2);
        }
      } finally {
        await reader.close();
      }
    });
  }
});
