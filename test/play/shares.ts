import { expect } from "chai";
import { localChain } from "../../scripts/lib/localChain.js";
import type { AgreementFile } from "../../src/agreement/format.js";
import { BilingualError } from "../../src/bilingualError.js";
import { newWorld, play } from "../../src/play/play.js";
import { textOf } from "../helpers/agreementCases.js";

describe("Shares that change hands in a played life", () => {
  it("are whole units: nobody sells less than is written", async () => {
    const file = JSON.parse(textOf("shared-invention")) as AgreementFile;
    for (const step of file.story) if (step.do === "offer-share") step.part = "0.0001 %";
    const { ledger, chain } = await localChain(file);
    try {
      for await (const happening of play(newWorld(file, ledger, chain))) void happening;
    } catch (error) {
      const { cause } = error as Error;
      expect(cause).to.be.instanceOf(BilingualError);
      const { en, zh } = (cause as BilingualError).sentence;
      expect(en).to.match(/^0\.0001 % of "rotor-guard" is no whole number of its \d+ units/);
      expect(zh).to.match(/^“rotor-guard”共 \d+ 份，0\.0001 % 不是整数份/);
      return;
    }
    expect.fail("a part of a unit was offered");
  });
});
