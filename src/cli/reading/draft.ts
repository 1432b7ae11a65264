import { table } from "../../audit/report/table.js";
import type { Bilingual } from "../../agreement/format.js";
import type { Terms } from "../../sdk/terms.js";
import { dayText } from "../dates.js";
import type { Session } from "../session.js";
import { type Fact, factLines, orDash } from "../show.js";
import { developmentMode, exitRule, kindWords, poolSource, tierKind } from "./words.js";

const b = (en: string, zh: string): Bilingual => ({ en, zh });

const PPM = 10_000; // parts per million in a percent
const percent = (ppm: number): string => `${Number(ppm) / PPM} %`;

/** The terms of a draft as people read them: whatever somebody signs stands here, documents by their digests. */
export async function draftLines(
  session: Session,
  draft: string,
  terms: Terms,
  stands: readonly Bilingual[],
): Promise<string[]> {
  const { out } = session;
  const heading = (en: string, zh: string): string[] => ["", out.pick({ en, zh })];
  return [
    ...factLines(out, facts(session, draft, terms)),
    ...heading("Parties", "缔约方"),
    ...(await parties(session, terms, stands)),
    ...heading("Holders", "收款单位"),
    ...(await holders(session, terms)),
    ...heading("Pools", "收益池"),
    ...pools(session, terms),
    ...heading("Order of distribution", "分配顺序"),
    ...tiers(session, terms),
    ...heading("Rates", "计价标准"),
    ...(await rates(session, terms)),
    ...heading("Documents (SHA-256)", "文件（SHA-256）"),
    ...factLines(out, documents(terms)),
  ];
}

function facts({ out }: Session, draft: string, { rules, legal, ...terms }: Terms): Fact[] {
  const yesNo = (yes: boolean) => out.pick(yes ? b("yes", "是") : b("no", "否"));
  const days = (count: number) => `${count} ${out.pick(b("days", "天"))}`;
  const language = Buffer.from(legal.prevailing.slice(2), "hex").toString("latin1");
  return [
    [b("Draft", "草案"), draft],
    [b("Agreement", "协议"), String(terms.agreement)],
    [b("Version", "版本"), String(terms.version)],
    [b("Earlier version", "前一版本"), orDash(terms.previous)],
    [b("Module set", "模块集"), terms.moduleSet],
    [b("Mode", "开发方式"), out.pick(developmentMode[Number(terms.mode)]!)],
    [b("Effective", "生效日期"), dayText(BigInt(legal.effective))],
    [b("Expires", "到期日"), dayText(BigInt(legal.expires))],
    [b("Language that prevails", "优先文本语言"), language],
    [b("Shared at the close of a period", "按期结算"), yesNo(terms.periodic)],
    [b("Money passes open tiers", "款项可越过未满档位"), yesNo(terms.passesOpenTiers)],
    [b("All may go to some", "可全部归部分成员"), yesNo(terms.allToSomeAgreed)],
    [b("Majority", "表决多数"), percent(rules.majority)],
    [b("Notice", "通知期"), days(rules.noticeDays)],
    [b("Cooling-off", "冷静期"), days(rules.coolingDays)],
    [b("Cure", "补救期"), days(rules.cureDays)],
    [b("On leaving", "退出时"), out.pick(exitRule[Number(rules.exitRule)]!)],
    [b("Signers of a close", "结算签署方数"), String(rules.closers)],
    [b("Attestations", "见证方数"), String(rules.attestations)],
    [b("Challenge window", "异议期"), days(rules.challengeDays)],
    [b("Panel (member)", "争议小组（成员）"), Number(rules.panel) === 0 ? "–" : String(rules.panel)],
  ];
}

const columns = (count: number, ...right: number[]): boolean[] =>
  Array.from({ length: count }, (_, i) => right.includes(i));

/** Shares are stored in hundredths. */
const shares = (units: readonly bigint[]): string => units.map((one) => String(Number(one) / 100)).join(" · ");

async function parties(session: Session, { parties: all }: Terms, stands: readonly Bilingual[]): Promise<string[]> {
  const { pick } = session.out;
  const rows = all.map(async ({ member, rewardRate, units, notice }, i) => [
    String(member),
    await session.find.nameOf(Number(member)),
    `${pick(b("shares", "份额"))} ${shares(units)}`,
    `${pick(b("reward", "奖酬"))} ${percent(rewardRate)}`,
    pick(stands[i]!),
    `${pick(b("notice", "通知地址"))} ${notice}`,
  ]);
  return table(await Promise.all(rows), columns(6, 0), "  ");
}

async function holders(session: Session, { holders: all }: Terms): Promise<string[]> {
  const { pick } = session.out;
  const rows = all.map(async ({ currency, holder, account, invoiceFirst }) => [
    (await session.find.coin(currency)).code,
    Number(holder) === 0 ? pick(b("treasury", "金库")) : await session.find.nameOf(Number(holder)),
    invoiceFirst ? pick(b("against invoice", "先票后款")) : pick(b("no invoice needed", "无需先开票")),
    `${pick(b("account", "账户"))} ${orDash(account)}`,
  ]);
  return table(await Promise.all(rows), columns(4), "  ");
}

function pools({ out: { pick } }: Session, { pools: all }: Terms): string[] {
  const rows = all.map((pool) => {
    const waits =
      Number(pool.whenEmpty) === 1 ? b(`when empty: to ${pool.fallTo}`, `空池时转 ${pool.fallTo}`) : undefined;
    const until =
      Number(pool.holdUntil) === 0
        ? undefined
        : b(`held until ${dayText(BigInt(pool.holdUntil))}`, `留存至 ${dayText(BigInt(pool.holdUntil))}`);
    const cap = pool.cap === 0n ? undefined : b(`cap ${pool.cap}`, `上限 ${pool.cap}`);
    const extra = [waits, until, cap].filter((one) => one !== undefined).map(pick);
    return [String(pool.number), pick(poolSource[Number(pool.source)]!), extra.join("; ")];
  });
  return table(rows, columns(3, 0), "  ");
}

function tiers({ out: { pick } }: Session, { tiers: all }: Terms): string[] {
  const rows = all.map(({ kind, rate, pool, basis }, i) => [
    String(i + 1),
    pick(tierKind[Number(kind)]!),
    percent(rate),
    pick(b(`to pool ${pool}`, `入池 ${pool}`)),
    orDash(basis),
  ]);
  return table(rows, columns(5, 0, 2), "  ");
}

async function rates(session: Session, { rates: all, amountCurrency }: Terms): Promise<string[]> {
  const { pick } = session.out;
  const rows = all.map(async ({ kind, price, unitsRate, costRate, pool, costPool }) => [
    pick(kindWords(BigInt(kind))),
    await session.find.amount(amountCurrency, BigInt(price)),
    pick(
      b(`units × ${Number(unitsRate) / 10_000} → pool ${pool}`, `份额 × ${Number(unitsRate) / 10_000} → 池 ${pool}`),
    ),
    Number(costPool) === 0
      ? ""
      : pick(b(`cost ${percent(costRate)} → pool ${costPool}`, `成本 ${percent(costRate)} → 池 ${costPool}`)),
  ]);
  return table(await Promise.all(rows), columns(4, 1), "  ");
}

function documents({ legal, minimum, ...terms }: Terms): Fact[] {
  const named: [Bilingual, string][] = [
    [b("Sealed text", "密封文本"), legal.text],
    [b("Translation", "译本"), legal.translation],
    [b("Conditions precedent", "生效条件"), legal.conditions],
    [b("Surviving clauses", "存续条款"), legal.survivals],
    [b("Object", "标的"), minimum.object],
    [b("Plan", "计划"), minimum.plan],
    [b("Confidentiality", "保密"), minimum.confidentiality],
    [b("Ownership", "成果归属"), minimum.ownership],
    [b("Distribution", "收益分配"), minimum.distribution],
    [b("Acceptance", "验收"), minimum.acceptance],
    [b("Background IP", "背景知识产权"), terms.backgroundIp],
    [b("Licences", "许可规则"), terms.licenceRule],
    [b("Obligations", "责任"), terms.obligations],
  ];
  return named.map(([label, digest]): Fact => [label, orDash(digest)]);
}
