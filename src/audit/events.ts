import type { TypedContractEvent, TypedEventLog } from "../../typechain-types/common.js";
import type { LogBytes } from "./chain/logBytes.js";
import type {
  AccessManager,
  AgreementRegistry,
  BankSettlement,
  BenefitLedger,
  ContributionLedger,
  IIPRegistry,
  LegalHold,
  LicenseRegistry,
  MemberRegistry,
  ModuleSet,
  RewardRegister,
  TokenTreasury,
} from "../../typechain-types/index.js";

/** A log as a node gives it. */
export interface RawLog {
  address: string;
  topics: readonly string[];
  data: string;
  blockNumber: number;
  transactionHash: string;
  logIndex: number;
  /** The bytes of topics and data, where they are there anyway: reading them needs no texts then. */
  content?: LogBytes;
}

/** A transaction as a node gives it. */
export interface RawTransaction {
  hash: string;
  from: string;
  /** Null where it makes a contract. */
  to: string | null;
  input: string;
}

/** What a chain knows beside the logs. */
export interface Evidence {
  chainId: bigint;
  /** The time of every block that has a log, in seconds. */
  times: ReadonlyMap<number, bigint>;
  /** Every transaction that has a log, by its hash. */
  transactions: ReadonlyMap<string, RawTransaction>;
  /** The signers that are contracts, in lower case: their signatures cannot be recovered, only asked for (ERC-1271). */
  wallets: ReadonlySet<string>;
}

/** Where the contracts stand whose logs are the history. */
export interface CheckedContracts {
  members: string;
  benefit: string;
  bank: string;
  treasury: string;
  agreements: string;
  contributions: string;
  hold: string;
  property: string;
  licences: string;
  rewards: string;
}

/** Where in the history something stands. */
export interface At {
  block: number;
  tx: string;
  logIndex: number;
}

/** The named values of an event's log, without their numbered twins. */
type Named<Args> = { [Name in keyof Args as Name extends keyof unknown[] | `${number}` ? never : Name]: Args[Name] };

/** A contract's events by name, with what they tell. It follows from the ABI, so a renamed field stops the compiler, not an audit. */
type ArgsOf<Contract extends { filters: object }> = {
  [
    Name in keyof Contract["filters"] & string as Name extends `${string}(${string}` ? never : Name
  ]: Contract["filters"][Name] extends TypedContractEvent
    ? Named<TypedEventLog<Contract["filters"][Name]>["args"]>
    : never;
};

/** Where an account's word stands; unpacked from a key. */
export interface Place {
  pool: bigint;
  account: bigint;
  currency: bigint;
}

/** An account's units; unpacked from its word. */
export interface UnitsIn {
  units: bigint;
}

/** What one pool received of a booking, and its word after it. */
export interface Allocation {
  pool: bigint;
  amount: bigint;
  word: bigint;
}

/** What a receipt's word tells. The licence or the asset is 0 where it did not come in under one. */
export interface Head {
  net: bigint;
  licence: bigint;
  asset: bigint;
  currency: string;
  version: bigint;
  first: bigint;
  last: bigint;
  holder: bigint;
}

/** What events tell in words is added by name, in place of the words where the name is the same. */
export interface Unpacked {
  Taken: Place;
  UnitsChanged: UnitsIn;
  /** `route`: IncomeRoutes in contracts/benefit, 0 for ordinary income. */
  Booked: { version: bigint; route: bigint; allocations: Allocation[] };
  Allocated: { version: bigint; allocations: Allocation[] };
  ReceiptBooked: Head;
}

/** What an ERC-20 token says of every movement. */
interface TokenArgs {
  Transfer: { from: string; to: string; value: bigint };
}

type AllArgs = ArgsOf<MemberRegistry> &
  ArgsOf<BenefitLedger> &
  ArgsOf<BankSettlement> &
  ArgsOf<TokenTreasury> &
  ArgsOf<AgreementRegistry> &
  ArgsOf<ContributionLedger> &
  ArgsOf<LegalHold> &
  ArgsOf<IIPRegistry> &
  ArgsOf<LicenseRegistry> &
  ArgsOf<RewardRegister> &
  ArgsOf<AccessManager> &
  ArgsOf<ModuleSet> &
  TokenArgs;

/** Any event of the history. */
export type Told = {
  [Name in keyof AllArgs]: At & {
    name: Name;
    address: string;
    args: Name extends keyof Unpacked ? Omit<AllArgs[Name], keyof Unpacked[Name]> & Unpacked[Name] : AllArgs[Name];
  };
}[keyof AllArgs];

/** The event of this name. */
export type Event<Name extends Told["name"]> = Extract<Told, { name: Name }>;

/** The terms as {@link Event DraftProposed} tells them. */
export type Terms = Event<"DraftProposed">["args"]["terms"];
