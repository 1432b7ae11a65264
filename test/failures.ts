import { expect } from "chai";
import Mocha from "mocha";
import { tellable } from "./helpers/tellable.js";

describe("A failure that holds bigints", () => {
  /** As an assertion makes it: what is beside the message is told in a reporter's differences. */
  const failureWith = (actual: unknown, expected: unknown) =>
    Object.assign(new Error("expected something else"), { actual, expected, showDiff: true });

  it("can be told from one of mocha's processes to another, with what was expected and found", () => {
    const error = failureWith({ amount: 1n, rows: [[2n]] }, { amount: 1n, rows: [[3n]] });
    expect(() => JSON.stringify(error.actual)).to.throw(TypeError, "BigInt");
    const suite = new Mocha.Suite("one that fails");
    const runner = new Mocha.Runner(suite, { dryRun: true });
    const told: unknown[] = [];
    runner.on("fail", (_, failure) => told.push(failure));
    const test = new Mocha.Test("one that fails", () => undefined);
    (runner as unknown as { fail: (test: Mocha.Test, error: unknown) => void }).fail(test, error);
    expect(told).to.deep.equal([error]);
    expect([error.actual, error.expected]).to.deep.equal([
      "{ amount: 1n, rows: [ [ 2n ] ] }",
      "{ amount: 1n, rows: [ [ 3n ] ] }",
    ]);
  });

  it("leaves as they are other fields, other failures, and what is no error", () => {
    const error = tellable(Object.assign(new Error("refused"), { code: 7, args: { amount: 5n } }));
    expect({ ...error }).to.deep.equal({ code: 7, args: "{ amount: 5n }" });
    expect({ ...tellable(failureWith([1], [2])) }).to.deep.equal({ actual: [1], expected: [2], showDiff: true });
    expect(tellable("a text")).to.equal("a text");
  });
});
