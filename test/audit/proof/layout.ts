import { expect } from "chai";
import { contractNames } from "../../../scripts/lib/contractNames.js";
import { layoutsOf } from "../../../scripts/lib/layouts.js";
import { abiOf } from "../../../src/audit/decode.js";
import { storageOf } from "../../helpers/storageProven.js";
import type { Layout } from "../../../src/audit/proof/layout.js";
import { slotsOf } from "../../../src/audit/proof/slots/all.js";
import { Storage, pathText } from "../../../src/audit/proof/storage.js";
import type { Deployed } from "../../../src/audit/state/code.js";
import {
  AccessManager__factory,
  ActsReader__factory,
  AgreementRegistry__factory,
  BankSettlement__factory,
  BenefitLedger__factory,
  ContributionLedger__factory,
  IPRegistry__factory,
  LegalHold__factory,
  LicenceRules__factory,
  LicenseRegistry__factory,
  MemberRegistry__factory,
  ModuleSet__factory,
  RewardRegister__factory,
  TermsRules__factory,
  TokenTreasury__factory,
} from "../../../typechain-types/index.js";

const factories: Record<
  Deployed,
  { createInterface: () => { forEachEvent: (each: (event: { name: string }) => void) => void } }
> = {
  members: MemberRegistry__factory,
  set: ModuleSet__factory,
  benefit: BenefitLedger__factory,
  bank: BankSettlement__factory,
  treasury: TokenTreasury__factory,
  agreements: AgreementRegistry__factory,
  contributions: ContributionLedger__factory,
  hold: LegalHold__factory,
  manager: AccessManager__factory,
  rules: TermsRules__factory,
  property: IPRegistry__factory,
  licences: LicenseRegistry__factory,
  rewards: RewardRegister__factory,
  reader: ActsReader__factory,
  licenceRules: LicenceRules__factory,
  // Its code runs as the IPRegistry's own: what it tells is told there.
  owners: { createInterface: () => ({ forEachEvent: () => undefined }) },
};
const names = Object.keys(contractNames) as Deployed[];

describe("Storage layouts, and how storage follows from events", () => {
  let built: Layout[];
  before(function () {
    this.timeout(60_000); // the compiler reads everything again
    built = layoutsOf(Object.values(contractNames));
  });

  for (const [i, name] of names.entries()) {
    const { layout, written, never = {}, writers } = slotsOf[name];

    it(`${layout.contract}: the layout checked in is the compiler's; after a change, npm run layouts`, () => {
      expect(layout).to.deep.equal(built[i]);
    });

    it(`${layout.contract}: every variable is written by events or is never written, and said to be`, () => {
      const said = [...written, ...Object.keys(never)];
      expect(said.toSorted()).to.deep.equal(layout.variables.map(({ label }) => label).toSorted());
      for (const why of Object.values(never)) expect(why).to.match(/\S/);
    });

    it(`${layout.contract}: every event has a writer`, () => {
      const told: string[] = [];
      factories[name].createInterface().forEachEvent((event) => told.push(event.name));
      expect(Object.keys(writers(new Storage(layout))).toSorted()).to.deep.equal(told.toSorted());
    });
  }

  it("a value that has no room where it is to stand, and a path of no layout, are errors", () => {
    const storage = new Storage(slotsOf.members.layout);
    expect(() => storage.set(256n, "_members", 7n, "status")).to.throw(RangeError, "_members[7].status has no room");
    expect(() => storage.set(-1n, "_memberCount")).to.throw(RangeError, "no room");
    expect(() => storage.set(1n, "_member")).to.throw(RangeError, "MemberRegistry has no _member");
    expect(() => storage.set(1n, "_members", 7n, "age")).to.throw(RangeError, "no _members[7].age");
    expect(() => storage.set(1n, "_members", 7n)).to.throw(RangeError, "no room");
    expect(() => storage.get("_memberCount", 1n)).to.not.throw();
  });

  it("fields that share a word do not touch each other", () => {
    const storage = new Storage(slotsOf.members.layout);
    storage.set(4n, "_members", 7n, "status");
    storage.set(2n ** 32n - 1n, "_members", 7n, "successor");
    storage.set(2n, "_members", 7n, "status");
    storage.set(1n, "_members", 7n, "depth");
    const fields = ["class", "status", "depth", "successor", "policies"];
    const values = fields.map((field) => storage.get("_members", 7n, field));
    expect(values).to.deep.equal([0n, 2n, 1n, 2n ** 32n - 1n, 0n]);
    storage.clear("_members", 7n);
    expect(storage.get("_members", 7n, "successor")).to.equal(0n);
  });

  it("paths are told as people write them", () => {
    expect(pathText(["_policies", 3n, 8n, "base"])).to.equal("_policies[3][8].base");
    expect(pathText(["_digest"])).to.equal("_digest");
    expect(pathText(["_signers", "0xAb", "state"])).to.equal("_signers[0xAb].state");
  });

  it("an event that cannot be stored is told, and the rest goes on", () => {
    const address = "0x0000000000000000000000000000000000000001";
    const at = { block: 1, tx: "0x", address };
    const status = { member: 1n, status: 999n, evidenceDigest: "0x" };
    const events = [
      { name: "MemberStatusChanged" as const, args: status, logIndex: 0, ...at },
      { name: "MemberStatusChanged" as const, args: { ...status, status: 3n }, logIndex: 1, ...at },
    ];
    const { storages, misfits } = storageOf(events as never, { members: address });
    expect(misfits.map(({ event, problem }) => [event.logIndex, problem])).to.deep.equal([
      [0, "_members[1].status has no room for 999"],
    ]);
    expect(storages.get("members")!.get("_members", 1n, "status")).to.equal(3n);
    expect(abiOf("set").event([], "0x")).to.equal(undefined);
  });
});
