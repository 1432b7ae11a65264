import { read } from "../../sdk/events.js";
import type { Session } from "../session.js";

/** An asset as its registry answers. */
export interface AssetState {
  agreement: bigint;
  owner: bigint;
  kind: bigint;
  status: bigint;
  pool: bigint;
  royaltyPool: bigint;
  royaltyRate: bigint;
  useBy: bigint;
  pledged: boolean;
  pledgee: bigint;
  epoch: bigint;
  identifier: string;
}

const WHOLE = 1_000_000n;

/** All assets, or those of one agreement. */
export async function assetsIn(session: Session, agreement?: bigint): Promise<{ asset: bigint; about: AssetState }[]> {
  const { property } = await session.ledger();
  const { assets: count } = await read<{ assets: bigint }>(property, "counts");
  const numbers = Array.from({ length: Number(count) }, (_, i) => BigInt(i + 1));
  const all = await Promise.all(
    numbers.map(async (asset) => ({ asset, about: await read<AssetState>(property, "assetOf", asset) })),
  );
  return all.filter(({ about }) => agreement === undefined || about.agreement === agreement);
}

/** The members that an agreement has or had as parties, in their places. */
export async function partiesOf(session: Session, agreement: bigint): Promise<number[]> {
  const { agreements } = await session.ledger();
  const { parties } = await read<{ parties: bigint }>(agreements, "agreementOf", agreement);
  const places = Array.from({ length: Number(parties) }, (_, place) => place);
  return (await Promise.all(places.map((place) => agreements.memberAt(agreement, place)))).map(Number);
}

/** An asset's owners and their parts in parts per million, rounded down. Buyers from outside the agreement are found by its events. */
export async function ownersOf(session: Session, asset: bigint, about: AssetState): Promise<Map<number, number>> {
  if (about.owner !== 0n) return new Map([[Number(about.owner), Number(WHOLE)]]);
  const { property } = await session.ledger();
  const transfers = await property.queryFilter(property.filters.ShareTransferred(asset), await session.firstBlock());
  const buyers = transfers.map(({ args }) => Number(args.to));
  const candidates = [...new Set([...(await partiesOf(session, about.agreement)), ...buyers])];
  const shares = await Promise.all(
    candidates.map(async (member) => {
      const { units, total } = await read<{ units: bigint; total: bigint }>(property, "shareOf", asset, member);
      return [member, total === 0n ? 0 : Number((units * WHOLE) / total)] as const;
    }),
  );
  return new Map(shares.filter(([, part]) => part > 0));
}
