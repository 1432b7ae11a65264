import { isLive, isSecret } from "../../audit/property/books.js";
import { type Holding, type LicenceRules, rightsIn } from "../../audit/report/rights.js";
import { table } from "../../audit/report/table.js";
import { lineagePicture } from "../../property/lineage.js";
import { licenceKinds, wordOf } from "../../property/words.js";
import { read } from "../../sdk/events.js";
import { usage } from "../exits.js";
import { termsOfLicence } from "../licenceFiles.js";
import { kindWords } from "../propertyKinds.js";
import type { Session } from "../session.js";
import { parentsOf } from "./assets.js";
import { isRunning, licencesIn } from "./licences.js";
import { type AssetState, assetsIn, ownersOf, partiesOf } from "./property.js";

/** What derives from what. */
export async function showLineage(session: Session, agreement?: bigint): Promise<void> {
  const assets = await Promise.all(
    (await assetsIn(session, agreement)).map(async ({ asset, about }) => ({
      asset,
      label: session.out.pick(kindWords(Number(about.kind))),
      parents: (await parentsOf(session, asset)).map(({ parent, rate }) => ({ parent, rate: Number(rate) })),
    })),
  );
  session.out.data(assets, () => [lineagePicture(assets)]);
}

/** Who may do what with the results of an agreement. */
export async function showRights(session: Session, agreement: bigint): Promise<void> {
  const { property } = await session.ledger();
  const assets = await assetsIn(session, agreement);
  if (assets.length === 0) {
    throw usage(`Agreement ${agreement} has no assets.`, `协议 ${agreement} 没有知识产权。`);
  }
  const rules = await read<LicenceRules>(property, "rulesOf", agreement);
  const parties = (await partiesOf(session, agreement)).map(BigInt);
  const offered = await offeredTo(session, agreement);
  const background = (await assetsIn(session, 0n)).filter(({ asset }) => offered.has(asset));
  const holdings = await Promise.all(
    [...background, ...assets].map(({ asset, about }) => holdingOf(session, asset, about, offered.has(asset))),
  );
  const rights = holdings.flatMap((holding) => rightsIn(holding, parties, holding.isOffered ? undefined : rules));
  const { pick } = session.out;
  const lines = await Promise.all(
    rights.map(async ({ asset, member, own, use, license, veto }) => [
      String(asset),
      await session.find.nameOf(Number(member)),
      ...[own, use, license, veto].map((one) => (one === undefined ? "–" : pick(one))),
    ]),
  );
  const head = [
    { en: "asset", zh: "知识产权" },
    { en: "member", zh: "成员" },
    { en: "owns", zh: "拥有" },
    { en: "may use", zh: "可实施" },
    { en: "may license", zh: "可许可" },
    { en: "may block", zh: "可否决" },
  ].map(pick);
  session.out.data(
    rights.map(({ asset, member, own, use, license, veto }) => ({
      asset,
      member: Number(member),
      own: own?.en,
      use: use?.en,
      license: license?.en,
      veto: veto?.en,
    })),
    () => table([head, ...lines], [true, false, false, false, false, false], ""),
  );
}

/** The background that was offered to an agreement. */
async function offeredTo(session: Session, agreement: bigint): Promise<Set<bigint>> {
  const { property } = await session.ledger();
  const filter = property.filters.BackgroundOffered(undefined, agreement);
  const events = await property.queryFilter(filter, await session.firstBlock());
  return new Set(events.map(({ args }) => args.asset));
}

async function holdingOf(session: Session, asset: bigint, about: AssetState, isOffered: boolean): Promise<Holding> {
  const today = await session.today();
  const running = (await licencesIn(session, asset)).filter(({ about: one }) => isRunning(one, today));
  return {
    asset,
    isSecret: isSecret(about.kind),
    isLive: isLive(about.status),
    isOffered,
    owners: new Map(
      [...(await ownersOf(session, asset, about))].map(([member, part]) => [BigInt(member), BigInt(part)]),
    ),
    licences: await Promise.all(
      running.map(async ({ licence, about: { licensee, kind } }) => {
        const { subLicences } = await termsOfLicence(session, licence);
        return { licence, licensee, kind: wordOf(licenceKinds, kind).id, subLicences };
      }),
    ),
  };
}
