import { table } from "../../audit/report/table.js";
import { consents, ownerActs } from "../../property/words.js";
import { read } from "../../sdk/events.js";
import { dayText, momentText } from "../dates.js";
import { kindWords, statusWords } from "../propertyKinds.js";
import type { Session } from "../session.js";
import { factLines, orDash } from "../show.js";
import { type AssetState, assetsIn, ownersOf } from "./property.js";

const titles = [
  { en: "none", zh: "无" },
  { en: "deed signed", zh: "已签署" },
  { en: "filed at the office", zh: "已向主管机关申请" },
  { en: "registered", zh: "已登记" },
];

interface RecordState {
  title: bigint;
  epoch: bigint;
  feePayer: bigint;
  feeUntil: bigint;
  usedOn: bigint;
}

/** One asset as it stands: agreed and registered owners side by side. */
export async function showAsset(session: Session, number: bigint): Promise<void> {
  const { property, licences } = await session.ledger();
  const about = await read<AssetState>(property, "assetOf", number);
  const record = await read<RecordState>(property, "recordOf", number);
  const running = await read<bigint[]>(licences, "listOf", number);
  const owners = await ownersOf(session, number, about);
  const { out, find } = session;
  const named = await Promise.all(
    [...owners].map(async ([member, part]) => `${await find.nameOf(member)} ${part / 10_000} %`),
  );
  const parents = await parentsOf(session, number);
  const isShown = record.title === 3n && record.epoch === about.epoch;
  const title = titles[Number(record.title)]!;
  const payer = await find.nameOf(Number(record.feePayer));
  const pledgee = about.pledged ? await find.nameOf(Number(about.pledgee)) : "–";
  const facts = { kind: kindWords(Number(about.kind)), status: statusWords(Number(about.status)) };
  const json = { asset: number, ...about, kind: facts.kind.en, status: facts.status.en };
  out.data({ ...json, owners: Object.fromEntries(owners), record, parents, exclusive: running }, () =>
    factLines(out, [
      [{ en: "Asset", zh: "知识产权" }, String(number)],
      [{ en: "Kind", zh: "类别" }, out.pick(facts.kind)],
      [{ en: "Status", zh: "状态" }, out.pick(facts.status)],
      [{ en: "Agreement", zh: "协议" }, about.agreement === 0n ? out.pick(background) : String(about.agreement)],
      [{ en: "Owners by agreement", zh: "约定权利人" }, named.join(" · ")],
      [{ en: "Owners in the register", zh: "登记簿状态" }, out.pick(title) + (isShown ? "" : out.pick(notShown))],
      [{ en: "Derives from", zh: "来源" }, parentsText(parents)],
      [{ en: "Pledged", zh: "质押" }, pledgee],
      [{ en: "Sole and exclusive licences", zh: "排他与独占许可" }, running.join(", ") || "–"],
      [{ en: "Annual fee paid until", zh: "年费缴至" }, `${dayText(record.feeUntil)} (${payer})`],
      [{ en: "To be used by", zh: "应于此前实施" }, dayText(about.useBy)],
      [{ en: "Last used", zh: "最近实施" }, dayText(record.usedOn)],
      [{ en: "Identifier", zh: "标识摘要" }, orDash(about.identifier)],
    ]),
  );
}

const background = { en: "none: background", zh: "无（背景知识产权）" };
const notShown = { en: ": does not show today's owners", zh: "：尚未显示现权利人" };

const parentsText = (parents: { parent: bigint; rate: bigint }[]): string =>
  parents.map(({ parent, rate }) => `${parent} (${Number(rate) / 10_000} %)`).join(", ") || "–";

/** What an asset derives from, as its registration told. */
export async function parentsOf(session: Session, number: bigint): Promise<{ parent: bigint; rate: bigint }[]> {
  const { property } = await session.ledger();
  const filter = property.filters.AssetRegistered(number);
  const [registered] = await property.queryFilter(filter, await session.firstBlock());
  return (registered?.args.what.parents ?? []).map(({ parent, rate }) => ({ parent, rate }));
}

/** Assets, of all agreements or of one. */
export async function listAssets(session: Session, agreement?: bigint): Promise<void> {
  const assets = await assetsIn(session, agreement);
  const { pick } = session.out;
  const rows = await Promise.all(
    assets.map(async ({ asset, about }) => ({
      asset,
      agreement: about.agreement,
      kind: kindWords(Number(about.kind)),
      status: statusWords(Number(about.status)),
      owners: [...(await ownersOf(session, asset, about))],
    })),
  );
  const lines = await Promise.all(
    rows.map(async ({ asset, kind, status, agreement: of, owners }) => [
      String(asset),
      of === 0n ? "–" : String(of),
      pick(kind),
      pick(status),
      (await Promise.all(owners.map(([member]) => session.find.nameOf(member)))).join(", "),
    ]),
  );
  session.out.data(
    rows.map((row) => ({ ...row, kind: row.kind.en, status: row.status.en, owners: Object.fromEntries(row.owners) })),
    () => table(lines, [true, true, false, false, false], ""),
  );
}

interface MotionState {
  asset: bigint;
  act: bigint;
  member: bigint;
  total: bigint;
  proposedAt: bigint;
  subject: string;
  consented: bigint;
  objections: bigint;
  taker: bigint;
  used: boolean;
}

/** A motion as it stands. */
export async function showMotion(session: Session, number: bigint): Promise<void> {
  const { property } = await session.ledger();
  const motion = await read<MotionState>(property, "motionOf", number);
  const [name, words] = Object.entries(ownerActs)[Number(motion.act)]!;
  const { agreement } = await read<{ agreement: bigint }>(property, "factsOf", motion.asset);
  const rules = agreement === 0n ? undefined : await read<Record<string, never>>(property, "rulesOf", agreement);
  const rule = rules?.[name] as { consent: bigint; noticeDays: bigint } | undefined;
  const consent = rule === undefined ? undefined : Object.values(consents)[Number(rule.consent) - 1];
  const { out, find } = session;
  const [asker, taker] = [await find.nameOf(Number(motion.member)), await find.nameOf(Number(motion.taker))];
  const days = out.pick({ en: "days of notice", zh: "天通知期" });
  out.data({ motion: number, ...motion, act: name, rule }, () =>
    factLines(out, [
      [{ en: "Motion", zh: "征询" }, String(number)],
      [{ en: "Asset", zh: "知识产权" }, String(motion.asset)],
      [{ en: "Act", zh: "事项" }, out.pick(words)],
      [{ en: "Asked by", zh: "发起人" }, asker],
      [{ en: "Asked on", zh: "发起时间" }, momentText(motion.proposedAt)],
      [{ en: "Rule", zh: "规则" }, consent === undefined ? "–" : `${out.pick(consent)}, ${rule!.noticeDays} ${days}`],
      [{ en: "Consented", zh: "已同意" }, `${motion.consented} / ${motion.total}`],
      [{ en: "Objections", zh: "异议" }, String(motion.objections)],
      [{ en: "Share taken by", zh: "优先购买人" }, taker],
      [{ en: "Used", zh: "已使用" }, out.pick(motion.used ? { en: "yes", zh: "是" } : { en: "no", zh: "否" })],
      [{ en: "Subject", zh: "事项摘要" }, motion.subject],
    ]),
  );
}
