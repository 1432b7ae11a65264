import { expect } from "chai";
import { type Interface, Wallet, id, toBeHex } from "ethers";
import { check } from "../../src/audit/check.js";
import type { Evidence, RawLog } from "../../src/audit/events.js";
import {
  AgreementRegistry__factory,
  ContributionLedger__factory,
  MemberRegistry__factory,
} from "../../typechain-types/index.js";
import { type Life, abis, altered, dropped, lifeOf, parse, placesOf } from "../helpers/checkedLife.js";

const members = MemberRegistry__factory.createInterface();
const agreements = AgreementRegistry__factory.createInterface();
const contributions = ContributionLedger__factory.createInterface();
const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

describe("A fault planted in what members did", () => {
  let life: Life;
  before(async () => {
    life = await lifeOf("simar");
  });

  /** What the checks report of an altered history: "check: English sentence". */
  const found = (logs: RawLog[], evidence: Evidence = life.evidence): string[] =>
    check(logs, life.contracts, evidence).findings.map((one) => `${one.check}: ${one.text.en}`);
  const reporting = (logs: RawLog[], evidence?: Evidence): string[] => [
    ...new Set(found(logs, evidence).map((line) => line.split(":")[0]!)),
  ];
  const first = (event: string): number => placesOf(life, event)[0]!;
  const txOf = (place: number) => life.evidence.transactions.get(life.logs[place]!.transactionHash)!;
  const withInput = (place: number, input: string): Evidence => {
    const tx = txOf(place);
    return { ...life.evidence, transactions: new Map(life.evidence.transactions).set(tx.hash, { ...tx, input }) };
  };
  const withTime = (place: number, change: bigint): Evidence => {
    const { blockNumber } = life.logs[place]!;
    const time = life.evidence.times.get(blockNumber)! + change;
    return { ...life.evidence, times: new Map(life.evidence.times).set(blockNumber, time) };
  };
  /** The same call with one argument changed, by a path like "3.2.0.1". */
  const withArgument = (place: number, abi: Interface, path: string, value: unknown): Evidence => {
    const { input } = txOf(place);
    const { fragment, args } = abi.parseTransaction({ data: input })!;
    const plain = args.toArray(true) as unknown[];
    const steps = path.split(".").map(Number);
    const last = steps.pop()!;
    const within = steps.reduce((at, step) => at[step] as unknown[], plain);
    within[last] = value;
    return withInput(place, abi.encodeFunctionData(fragment, plain));
  };
  const signatureIn = (place: number): string =>
    contributions.parseTransaction({ data: txOf(place).input })!.args[3][2][0][1];

  it("none: every check is run and content; signatures are recovered, the rest was sent by the signers", () => {
    const { findings, verdicts, tally } = check(life.logs, life.contracts, life.evidence);
    expect(findings).to.deep.equal([]);
    expect(verdicts.map(({ id: name, ran }) => `${name} ${ran}`)).to.include("signatures true");
    const parties = placesOf(life, "DraftSigned").length;
    const recorded = placesOf(life, "ContributionRecorded").length;
    const consents = placesOf(life, "MemberApplied").length;
    expect(tally.recovered).to.be.greaterThanOrEqual(parties + recorded + consents);
    expect(tally.sent).to.be.greaterThan(15);
    expect([tally.vouched, tally.untraceable]).to.deep.equal([[], []]);
  });

  it("without the chain the checks that need it are not run, and not said to be passed", () => {
    const { verdicts } = check(life.logs, life.contracts);
    const left = verdicts.filter(({ ran }) => !ran).map(({ id: name }) => name);
    expect(left).to.deep.equal(["traces", "signatures", "permissions", "windows"]);
  });

  it("a signature exchanged for another contribution's: signatures", () => {
    const [one, other] = placesOf(life, "ContributionRecorded");
    const evidence = withArgument(one!, contributions, "3.2.0.1", signatureIn(other!));
    expect(reporting(life.logs, evidence)).to.deep.equal(["signatures"]);
  });

  it("a signature turned into its twin with a high s, which a careless recovery takes: signatures", () => {
    const place = first("ContributionRecorded");
    const signature = signatureIn(place);
    const s = toBeHex(ORDER - BigInt(`0x${signature.slice(66, 130)}`), 32).slice(2);
    const v = signature.endsWith("1b") ? "1c" : "1b";
    const twin = signature.slice(0, 66) + s + v;
    const evidence = withArgument(place, contributions, "3.2.0.1", twin);
    expect(found(life.logs, evidence)).to.deep.equal(["signatures: A signature of record is not by the key it names."]);
  });

  it("terms signed by another key than the one named: signatures and permissions", () => {
    const place = first("DraftSigned");
    const stranger = new Wallet(id("stranger")).address;
    const evidence = withArgument(place, agreements, "4.1.0.0", stranger);
    expect(reporting(life.logs, evidence)).to.include.members(["signatures", "permissions"]);
  });

  it("an envelope used out of turn: signatures", () => {
    const place = first("ContributionRecorded");
    const evidence = withArgument(place, contributions, "3.0", 7n);
    expect(found(life.logs, evidence)).to.include("signatures: An envelope was used out of turn, or twice.");
  });

  it("an envelope relayed after its deadline: windows", () => {
    const place = first("DraftSigned");
    const evidence = withArgument(place, agreements, "4.0", 1n);
    expect(found(life.logs, evidence)).to.include("windows: sign was relayed after its signers' deadline.");
  });

  it("a quantity that the calldata does not carry: traces", () => {
    const place = first("ContributionRecorded");
    const evidence = withArgument(place, contributions, "2.1", 5n);
    expect(reporting(life.logs, evidence)).to.include.members(["traces", "signatures"]);
  });

  /** A copy of a log of the registry, put in front of another one, a block earlier. */
  const before_ = (place: number, values: Record<string, unknown>): RawLog[] => {
    const block = life.logs[place]!.blockNumber;
    const signer = acting(place);
    const granted = life.logs.findIndex((log) => {
      const event = log.address.toLowerCase() === life.contracts.members.toLowerCase() ? members.parseLog(log) : null;
      return event?.name === "SignerChanged" && event.args["signer"] === signer;
    });
    const log = altered(life, granted, values)[granted]!;
    const position = life.logs.findIndex(({ blockNumber }) => blockNumber >= block);
    const tx = id("a transaction of its own");
    return life.logs.toSpliced(position, 0, { ...log, blockNumber: block - 1, logIndex: 99, transactionHash: tx });
  };
  const acting = (place: number): string =>
    contributions.parseTransaction({ data: txOf(place).input })!.args[3][2][0][0] as string;
  const NOT_ALLOWED = "permissions: A signer of record was not allowed to sign at that moment.";

  for (const [what, values] of [
    ["revoked", { state: 3n }],
    ["suspended", { state: 2n }],
    ["left without the scope", { scopes: 1n }],
    ["not active before long after", { activeFrom: 2n ** 40n - 1n }],
    ["expired", { validUntil: 1n }],
  ] as const) {
    it(`a signer ${what}, a block before it signs: permissions`, () => {
      expect(found(before_(first("ContributionRecorded"), values))).to.include(NOT_ALLOWED);
    });
  }

  it("a member suspended before it acts: permissions", () => {
    const place = first("ContributionRecorded");
    const admitted = placesOf(life, "MemberStatusChanged").find(
      (at) =>
        parse(life.logs[at]!, life.contracts)!.args["member"] ===
        parse(life.logs[place]!, life.contracts)!.args["member"],
    )!;
    const logs = altered(life, admitted, { status: 3n });
    expect(found(logs).some((line) => /permissions: Member \d+ acted when it was not allowed to/.test(line))).to.equal(
      true,
    );
  });

  it("a policy of two signers that one signature does not meet: permissions", () => {
    const place = first("ContributionRecorded");
    const member = parse(life.logs[place]!, life.contracts)!.args["member"] as bigint;
    const two = { base: 2n, second: 0n, third: 0n, secondFrom: 0n, thirdFrom: 0n };
    const { data, topics } = abis.members.encodeEventLog("PolicyChanged", [member, 2n, two, 2n, id("letter")]);
    const block = life.logs[place]!.blockNumber;
    const log = {
      address: life.contracts.members,
      data,
      topics,
      blockNumber: block - 1,
      logIndex: 99,
      transactionHash: id("own"),
    };
    const position = life.logs.findIndex(({ blockNumber }) => blockNumber >= block);
    expect(found(life.logs.toSpliced(position, 0, log))).to.include(
      "permissions: record was done by fewer signers than the member's policy asks for.",
    );
  });

  it("a member admitted by somebody without the role: permissions", () => {
    const place = first("MemberStatusChanged");
    const tx = txOf(place);
    const from = new Wallet(id("stranger")).address;
    const transactions = new Map(life.evidence.transactions).set(tx.hash, { ...tx, from });
    expect(found(life.logs, { ...life.evidence, transactions })).to.include(
      "permissions: admit was called by somebody without the role.",
    );
  });

  it("a receipt confirmed by a key of the holder for another member: permissions", () => {
    const place = first("ReceiptConfirmed");
    const transactions = new Map(life.evidence.transactions);
    const tx = txOf(place);
    transactions.set(tx.hash, { ...tx, from: txOf(first("ReceiptBooked")).from });
    expect(reporting(life.logs, { ...life.evidence, transactions })).to.deep.equal(["permissions"]);
  });

  it("terms in force a second before the cooling-off period is over: windows", () => {
    const place = first("AgreementActivated");
    expect(found(life.logs, withTime(place, -10n * 86_400n))).to.include(
      "windows: Terms came into force before their time.",
    );
  });

  it("a contribution final before its window is over: windows", () => {
    const place = first("ContributionFinalised");
    expect(found(life.logs, withTime(place, -16n * 86_400n))).to.include(
      "windows: A contribution counts before its window is over.",
    );
  });

  it("a window told to end at another hour: windows", () => {
    const place = placesOf(life, "ContributionAttested").find(
      (at) => (parse(life.logs[at]!, life.contracts)!.args["windowEnds"] as bigint) !== 0n,
    )!;
    const windowEnds = (parse(life.logs[place]!, life.contracts)!.args["windowEnds"] as bigint) - 3600n;
    expect(reporting(altered(life, place, { windowEnds }))).to.include("windows");
  });

  it("tokens paid to an address that the member gave up in time: treasury", () => {
    const changed = { nextPayout: new Wallet(id("new")).address, nextFrom: 1n };
    const everywhere = placesOf(life, "PayoutChanged").reduce(
      (logs, place) => altered({ ...life, logs }, place, changed),
      life.logs,
    );
    expect(reporting(everywhere)).to.include("treasury");
  });

  for (const event of [
    "MemberApplied",
    "SignerChanged",
    "DraftSigned",
    "ReceiptConfirmed",
    "PaymentSettled",
    "ContributionFinalised",
  ]) {
    it(`${event} left out, as its transaction shows: traces`, () => {
      for (const place of placesOf(life, event))
        expect(reporting(dropped(life.logs, place)), `${place}`).to.include("traces");
    });
  }

  it("an act through another contract is not passed over: it is counted", () => {
    const place = first("ReceiptConfirmed");
    const tx = txOf(place);
    const transactions = new Map(life.evidence.transactions).set(tx.hash, {
      ...tx,
      to: new Wallet(id("wallet")).address,
    });
    const { findings, tally } = check(life.logs, life.contracts, { ...life.evidence, transactions });
    expect(findings).to.deep.equal([]);
    expect(tally.untraceable).to.deep.equal([
      {
        block: life.logs[place]!.blockNumber,
        tx: tx.hash,
        logIndex: life.logs[place]!.logIndex,
        event: "ReceiptConfirmed",
      },
    ]);
  });

  it("a transaction that the evidence lacks: traces", () => {
    const place = first("ReceiptConfirmed");
    const transactions = new Map(life.evidence.transactions);
    transactions.delete(life.logs[place]!.transactionHash);
    expect(found(life.logs, { ...life.evidence, transactions })).to.include(
      "traces: No transaction is known that left this event.",
    );
  });

  it("a contract's signature, which nobody can recover, is counted as vouched for", () => {
    const place = first("ContributionRecorded");
    const evidence = withArgument(place, contributions, "3.2.0.1", "0x1234");
    const { findings, tally } = check(life.logs, life.contracts, {
      ...evidence,
      wallets: new Set([acting(place).toLowerCase()]),
    });
    expect(findings).to.deep.equal([]);
    expect(tally.vouched).to.have.length(1);
    expect(tally.vouched[0]).to.include({ signer: acting(place), signature: "0x1234", tx: txOf(place).hash });
    expect(tally.vouched[0]!.digest).to.match(/^0x[0-9a-f]{64}$/);
  });
});
