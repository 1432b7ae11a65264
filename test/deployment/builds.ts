import { expect } from "chai";
import { skipUnderCoverage } from "../helpers/coverage.js";
import { hardhat } from "../helpers/localNode.js";

describe("Builds at the same moment", function () {
  this.timeout(180_000); // processes of their own, which wait for each other

  it("wait for each other: none loses the cache, none fails", async function () {
    skipUnderCoverage(this);
    const builds = Array.from({ length: 4 }, () => hardhat(["build", "--no-tests"]));
    for (const { ended, output } of builds) {
      expect((await ended).code, output()).to.equal(0);
      expect(output().trim()).to.equal("No contracts to compile");
    }
  });
});
