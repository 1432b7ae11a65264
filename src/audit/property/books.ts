import type { At, Event } from "../events.js";
import type { AssetWord, LicenceWord, RecordWord, RulesWord, Tally } from "./words.js";

type Parent = Event<"AssetRegistered">["args"]["what"]["parents"][number];
export type LicenceTerms = Event<"LicenceGranted">["args"]["terms"];
type ListKey = Event<"ListCommitted">["args"]["key"];
export type Offer = Event<"ShareOffered">["args"]["offer"];

/** Numbers as the contracts' enum `OwnerAct` has them. */
export const OwnerAct = {
  File: 0n,
  Ordinary: 1n,
  Secret: 2n,
  Exclusive: 3n,
  Transfer: 4n,
  Pledge: 5n,
  Renounce: 6n,
  Abandon: 7n,
} as const;
/** Numbers as the contracts' enum `Consent` has them. */
export const Consent = { Alone: 1n, NoObjection: 2n, Majority: 3n, All: 4n } as const;
/** Numbers as the contracts' enum `AssetStatus` has them. */
export const AssetStatus = {
  Disclosed: 1n,
  Filed: 2n,
  Published: 3n,
  Granted: 4n,
  Lapsed: 5n,
  Refused: 6n,
  Abandoned: 7n,
} as const;
/** Has an asset of this status not come to its end? */
export const isLive = (status: bigint): boolean => status < AssetStatus.Lapsed;
/** Know-how and data sets, by the contracts' enum `AssetKind`. */
const SECRETS: readonly bigint[] = [5n, 6n];
export const isSecret = (kind: bigint): boolean => SECRETS.includes(kind);
/** An access right, by the contracts' enum `LicenceKind`. */
export const ACCESS = 4n;
/** A licence that runs, by the contracts' enum `LicenceStatus`. */
export const RUNNING = 1n;
/** How a licence ended, by the same. */
export const Ended = { Expired: 2n, Lapsed: 3n, Terminated: 4n, Surrendered: 5n, HeadEnded: 6n } as const;
/** Units of what one member alone owns. */
export const WHOLE = 1_000_000n;

/** An asset as events tell it. */
export interface Asset extends At {
  id: bigint;
  /** Its word as told last. */
  word: AssetWord;
  record: RecordWord;
  identifier: string;
  parents: readonly Parent[];
  /** The word of the seating that runs, 0 when none does. */
  seating: bigint;
  /** The agreements that it was offered to as background (R26). */
  offeredTo: Set<bigint>;
}

/** A motion, and what each owner said last: 1 consents, 2 objects. */
export interface Motion extends At {
  id: bigint;
  asset: bigint;
  act: bigint;
  member: bigint;
  epoch: bigint;
  total: bigint;
  proposedAt: bigint;
  subject: string;
  tally: Tally;
  votes: Map<bigint, bigint>;
  offer?: Offer;
}

/** A licence: its word and terms, what is reported, and what is paid, in minor units. */
export interface Licence extends At {
  id: bigint;
  word: LicenceWord;
  terms: LicenceTerms;
  reports: { last: bigint; baseTotal: bigint; feesTotal: bigint }[];
  paid: bigint;
  notice?: { claimed: bigint; reports: bigint; cureUntil: bigint };
}

/** Has what a notice asked for been done? Also where there was none. */
export const isCured = ({ notice, word, paid }: Licence): boolean =>
  notice === undefined || (notice.claimed <= paid && notice.reports <= word.reports);

/** A list of people as it was committed last: its root, which it is of its key, and what it gives, in minor units. */
export interface RewardList {
  key: ListKey;
  root: string;
  revision: bigint;
  total: bigint;
}

/** Intellectual property as events tell it. */
export interface PropertyBooks {
  /** Rules of agreements' results. */
  rules: Map<bigint, RulesWord>;
  /** A party's own pool, by `agreement:member`. */
  solo: Map<string, { pool: bigint; rewardRate: bigint }>;
  assets: Map<bigint, Asset>;
  motions: Map<bigint, Motion>;
  licences: Map<bigint, Licence>;
  /** What was committed last, by list. */
  lists: Map<string, RewardList>;
}

export const soloKey = (agreement: bigint, member: bigint): string => `${agreement}:${member}`;

/** Before anything was registered. */
export const newProperty = (): PropertyBooks => ({
  rules: new Map(),
  solo: new Map(),
  assets: new Map(),
  motions: new Map(),
  licences: new Map(),
  lists: new Map(),
});
