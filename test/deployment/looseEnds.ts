import { expect } from "chai";
import { looseEndsIn } from "../../tools/deployment/journal.js";

const sender = "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266";
const begun = (futureId: string) => ({ type: "CALL_EXECUTION_STATE_INITIALIZE", futureId, from: sender });
const requested = (futureId: string) => ({ type: "NETWORK_INTERACTION_REQUEST", futureId });
const prepared = (futureId: string, nonce: number) => ({ type: "TRANSACTION_PREPARE_SEND", futureId, nonce });
const sent = (futureId: string, nonce: number) => ({ type: "TRANSACTION_SEND", futureId, nonce });
const done = (futureId: string) => ({ type: "CALL_EXECUTION_STATE_COMPLETE", futureId });
const journal = (...messages: object[]) => messages.map((message) => `\n${JSON.stringify(message)}`).join("");

describe("The loose ends of a journal", () => {
  it("are none when every step was sent", () => {
    expect(looseEndsIn(journal(begun("A"), requested("A"), prepared("A", 4), sent("A", 4)))).to.deep.equal([]);
    expect(looseEndsIn(journal(begun("A"), requested("A"), prepared("A", 4), sent("A", 4), done("A")))).to.deep.equal(
      [],
    );
    expect(looseEndsIn(journal({ type: "DEPLOYMENT_INITIALIZE" }))).to.deep.equal([]);
  });

  it("are the steps that were only begun", () => {
    const end = { future: "B", sender, nonce: undefined };
    expect(looseEndsIn(journal(begun("A"), requested("A"), begun("B")))).to.deep.equal([end]);
  });

  it("are the transactions that nobody wrote down as sent", () => {
    const end = { future: "A", sender, nonce: 4 };
    expect(looseEndsIn(journal(begun("A"), requested("A"), prepared("A", 4)))).to.deep.equal([end]);
  });

  it("are none where a step was wiped, or needs no transaction", () => {
    expect(looseEndsIn(journal(begun("A"), { type: "WIPE_APPLY", futureId: "A" }))).to.deep.equal([]);
    const reading = { type: "READ_EVENT_ARGUMENT_EXECUTION_STATE_INITIALIZE", futureId: "A" };
    expect(looseEndsIn(journal(reading))).to.deep.equal([]);
  });
});
