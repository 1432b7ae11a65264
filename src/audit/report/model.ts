import type { Audit } from "../audit.js";
import { heldBooks } from "../books.js";
import type { At } from "../events.js";
import type { Sentence } from "../findings.js";
import { addressOf } from "../ids.js";
import type { Identity } from "../identity.js";
import type { Deployment } from "../state/deployment.js";
import { type Counted, countsIn } from "./coverage.js";
import { type Flow, flowsOf } from "./flows.js";
import { type Severity, guidanceOn } from "./guide.js";
import { type LedgerRows, ledgerRows } from "./ledgerRows.js";
import type { Names } from "./names.js";
import { type Account, type Line, type LineKind, type Statement, statements } from "./statement.js";
import { amountCurrencyOf } from "./statementText.js";
import { type Milestone, milestonesOf } from "./milestones.js";
import { type PropertyRows, propertyRows } from "./propertyRows.js";
import { type Overall, overall } from "./overall.js";
import { identitiesOf } from "./verdictText.js";

/** Bumped when a field changes its meaning or goes. */
const REPORT_FORMAT = "jointly-audit-report/1";

/** A currency as a reader knows it. Amounts beside it are in its minor units. */
export interface Coin {
  number: bigint;
  code: string;
  decimals: number;
}

/** A level of the audit. The report shows whatever levels there are. */
export interface ReportedLevel {
  level: string;
  verdict: string;
  reason?: Sentence;
  rests?: Sentence;
}

export interface ReportedFinding extends At {
  id: string;
  severity: Severity;
  /** What is wrong here. */
  text: Sentence;
  /** Seconds since 1970, where the finding stands in a block that has events. */
  time?: bigint;
  expected: string;
  found: string;
}

/** What the endpoint is and can do, as far as the audit asked. */
export interface ReportedEndpoint {
  client: string;
  capabilities: { id: string; title: Sentence; able: boolean; detail?: Sentence }[];
  notes: Sentence[];
}

/** A line of a statement, with the names a reader needs. */
export interface ReportedLine {
  kind: LineKind;
  pool?: { number: bigint; name: Sentence };
  own: bigint;
  reward: bigint;
  sources: At[];
}

export interface ReportedAccount {
  agreement: bigint;
  currency: Coin;
  earned: ReportedLine[];
  now: ReportedLine[];
}

export interface ReportedMember {
  member: bigint;
  name: Sentence;
  accounts: ReportedAccount[];
  costs: { agreement: bigint; currency: Coin; recorded: bigint; recovered: bigint }[];
}

/** An agreement's money of one currency: where it is, whose it is, and the way it went. */
export interface ReportedBook {
  currency: Coin;
  money: Omit<Identity, "agreement" | "currency">;
  members: { member: bigint; name: Sentence; earned: bigint; now: Partial<Record<LineKind, bigint>> }[];
  flows: Flow[];
}

export interface ReportedAgreement {
  agreement: bigint;
  parties: { member: bigint; name: Sentence; gone: boolean }[];
  versions: { version: bigint; from: bigint }[];
  ended: boolean;
  books: ReportedBook[];
}

/** Everything an audit says. Canonical JSON of it is the report for machines, everything else shows it to people. */
export interface Report extends LedgerRows, PropertyRows {
  format: typeof REPORT_FORMAT;
  verdict: Overall;
  chain: { chainId: bigint; from: number; to: number; blockHash: string; blockTime: bigint };
  deployment: Deployment;
  endpoint?: ReportedEndpoint;
  levels: ReportedLevel[];
  coverage: Counted[];
  checks: { id: string; title: Sentence; ran: boolean; findings: number }[];
  findings: ReportedFinding[];
  agreements: ReportedAgreement[];
  members: ReportedMember[];
  timeline: Milestone[];
  /** Signatures that only a contract can confirm, and acts that came through other contracts. */
  vouched: (At & { signer: string; digest: string })[];
  untraceable: (At & { event: string })[];
}

/** What a report is made from. */
export interface Source {
  audit: Audit & { endpoint?: ReportedEndpoint };
  deployment: Deployment;
  names: Names;
}

/** The report on an audit. It holds nothing of the day or the machine it was made on: the same chain and names give the same report. */
export function reportOf({ audit: made, deployment, names }: Source): Report {
  const audit = { ...made, books: heldBooks(made.books) };
  const source = { audit, deployment, names };
  const { chainId, from, to, blockHash, blockTime } = audit.chain;
  const all = statements(audit.books);
  return {
    format: REPORT_FORMAT,
    verdict: overall(audit.levels, audit.findings.length),
    chain: { chainId, from, to, blockHash, blockTime },
    deployment,
    ...(audit.endpoint && { endpoint: audit.endpoint }),
    levels: audit.levels.map(({ level, verdict, reason, ...more }: ReportedLevel) => ({
      level,
      verdict,
      ...(reason && { reason }),
      ...(more.rests && { rests: more.rests }),
    })),
    coverage: countsIn(audit.coverage),
    checks: audit.verdicts.map(({ id, title, ran, findings }) => ({ id, title, ran, findings })),
    findings: findingsOf(source),
    agreements: agreementsOf(source, all),
    members: all.map((one) => memberOf(one, source)),
    ...ledgerRows({ result: audit, times: audit.times, names }),
    ...propertyRows({ result: audit, times: audit.times, names, blockTime }),
    timeline: milestonesOf(audit, names),
    vouched: audit.tally.vouched.map(({ signer, digest, ...at }) => ({ ...placeOf(at), signer, digest })),
    untraceable: audit.tally.untraceable.map(({ event, ...at }) => ({ ...placeOf(at), event })),
  };
}

const placeOf = ({ block, tx, logIndex }: At): At => ({ block, tx, logIndex });

function findingsOf({ audit }: Source): ReportedFinding[] {
  return audit.findings.map(({ check: id, text, expected, found, ...at }) => {
    const time = audit.times.get(at.block);
    const { severity } = guidanceOn(id);
    return { id, severity, text, ...placeOf(at), ...(time !== undefined && { time }), expected, found };
  });
}

/** A currency by its number in the core. */
export function coinOf({ audit: { books }, names }: Pick<Source, "audit" | "names">, number: bigint): Coin {
  const { code, decimals } = names.currency(number, addressOf(books, number));
  return { number, code, decimals };
}

function memberOf({ member, accounts, costs }: Statement, source: Source): ReportedMember {
  const { names } = source;
  return {
    member,
    name: names.member(member),
    accounts: accounts.map(({ agreement, currency, earned, now }) => ({
      agreement,
      currency: coinOf(source, currency),
      earned: earned.map((line) => lineOf(line, agreement, names)),
      now: now.map((line) => lineOf(line, agreement, names)),
    })),
    costs: costs.map(({ currency, ...rest }) => ({
      ...rest,
      currency: coinOf(source, currency || amountCurrencyOf(source.audit.books, rest.agreement)),
    })),
  };
}

const lineOf = ({ kind, pool, own, reward, sources }: Line, agreement: bigint, names: Names): ReportedLine => ({
  kind,
  ...(pool !== undefined && { pool: { number: pool, name: names.pool(agreement, pool) } }),
  own,
  reward,
  sources: sources.map(placeOf),
});

function agreementsOf(source: Source, all: readonly Statement[]): ReportedAgreement[] {
  const { audit, names } = source;
  const money = identitiesOf(audit);
  return [...audit.books.agreements.values()].map(({ id, draft, gone, versions, ended }) => ({
    agreement: id,
    parties: (draft?.terms.parties ?? []).map(({ member }) => ({
      member,
      name: names.member(member),
      gone: gone.has(member),
    })),
    versions: versions.map(({ version, from }) => ({ version, from })),
    ended,
    books: money.filter(({ agreement }) => agreement === id).map((identity) => bookOf(identity, all, source)),
  }));
}

function bookOf(identity: Identity, all: readonly Statement[], source: Source): ReportedBook {
  const { agreement, currency, ...money } = identity;
  const members = all.flatMap(({ member, accounts }) =>
    accounts
      .filter((one) => one.agreement === agreement && one.currency === currency)
      .map((account) => ({ member, name: source.names.member(member), ...sumsOf(account) })),
  );
  return { currency: coinOf(source, currency), money, members, flows: flowsOf(identity, all, source.names) };
}

function sumsOf({ earned, now }: Account): Pick<ReportedBook["members"][number], "earned" | "now"> {
  const whole = ({ own, reward }: Line): bigint => own + reward;
  return {
    earned: earned.reduce((sum, line) => sum + whole(line), 0n),
    now: Object.fromEntries(now.map((line) => [line.kind, whole(line)])),
  };
}
