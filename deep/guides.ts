import { expect } from "chai";
import { Reader, follow } from "../test/helpers/guide.js";

describe("The guide to property, in Chinese", function () {
  this.timeout(900_000); // dozens of processes of their own
  it("can be followed word for word after the first hour", async () => {
    const reader = await Reader.arrives("zh_CN.UTF-8");
    try {
      expect(await follow(reader, "first-hour.zh-CN.md")).to.be.greaterThan(30);
      expect(await follow(reader, "property.zh-CN.md")).to.be.greaterThan(40);
    } finally {
      await reader.close();
    }
  });
});
