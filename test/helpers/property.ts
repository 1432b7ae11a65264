import { TypedDataEncoder, ZeroHash, id } from "ethers";
import type { Addressable, ContractTransactionResponse, Result, TypedDataField } from "ethers";
import type { HardhatEthers, HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { NetworkHelpers } from "@nomicfoundation/hardhat-network-helpers/types";
import type { IPRegistry } from "../../typechain-types/contracts/property/IPRegistry.js";
import { ALL_SCOPES, DAY, Status as Standing, inForce } from "./agreement.js";
import { CNY } from "./core.js";
import { type Terms, party } from "./terms.js";

export const ALL = 1_000_000n;
export const OWNERS = 2;
export const ASSET_POOLS = 0x4000;
export const EVIDENCE = id("evidence");
export const REASON = id("reason");
export const SUBJECT = id("subject");
export const NOTICE = id("notice");
export const DIRECT = { nonce: 0n, deadline: 0n, signatures: [] };
export const Kind = { Invention: 1, Software: 4, KnowHow: 5 } as const;
export const Status = {
  Disclosed: 1,
  Filed: 2,
  Published: 3,
  Granted: 4,
  Lapsed: 5,
  Refused: 6,
  Abandoned: 7,
} as const;
export const Consent = { None: 0, Alone: 1, NoObjection: 2, Majority: 3, All: 4 } as const;
export const Act = {
  File: 0,
  Ordinary: 1,
  Secret: 2,
  Exclusive: 3,
  Transfer: 4,
  Pledge: 5,
  Renounce: 6,
  Abandon: 7,
} as const;
export const Vote = { None: 0, Consents: 1, Objects: 2 } as const;
export const Title = { None: 0, Agreed: 1, Filed: 2, Registered: 3 } as const;
export const Digest = {
  Identifier: 0,
  Evidence: 1,
  Limits: 2,
  Subject: 3,
  Reason: 4,
  Terms: 5,
  Declaration: 6,
} as const;
export const Use = { Owners: 0, Solo: 1, Royalties: 2 } as const;

/** Parties of the test agreement with their units of the pool of owners; the first one's people get a tenth. */
export const [ANN, BEN, CHO] = [1, 2, 3];
/** Members that are no parties. */
export const [DAN, EVE] = [4, 5];
export const UNITS = { [ANN]: 500_000n, [BEN]: 300_000n, [CHO]: 200_000n };

export interface OwnerRule {
  consent: number;
  noticeDays: number;
}
const rule = (consent: number, noticeDays = 0): OwnerRule => ({ consent, noticeDays });
export const rules = (more: Partial<ReturnType<typeof defaults>> = {}) => ({ ...defaults(), ...more });
const defaults = () => ({
  ownersPool: OWNERS,
  licensorKeeps: true,
  subLicences: false,
  preemptionDays: 30,
  publicationDays: 0,
  cureDays: 31,
  accessDays: 365,
  useDays: 1000,
  file: rule(Consent.NoObjection, 10),
  ordinary: rule(Consent.Alone),
  secret: rule(Consent.Alone, 5),
  exclusive: rule(Consent.All),
  transfer: rule(Consent.NoObjection, 45),
  pledge: rule(Consent.All),
  renounce: rule(Consent.Majority),
  abandon: rule(Consent.Majority, 20),
});
export type Rules = ReturnType<typeof defaults>;

const field = (line: string): TypedDataField => {
  const [type = "", name = ""] = line.split(" ");
  return { type, name };
};
const fields = (list: string): TypedDataField[] => list.split(",").map(field);
const OWNER_ACTS = ["file", "ordinary", "secret", "exclusive", "transfer", "pledge", "renounce", "abandon"] as const;
const RULES_TYPES = {
  OwnerRule: fields("uint8 consent,uint16 noticeDays"),
  PropertyRules: fields(
    "uint16 ownersPool,bool licensorKeeps,bool subLicences,uint16 preemptionDays,uint16 publicationDays,uint16 cureDays,uint16 accessDays,uint16 useDays," +
      OWNER_ACTS.map((act) => `OwnerRule ${act}`).join(","),
  ),
};
export const rulesHash = (given: Rules): string => TypedDataEncoder.hashStruct("PropertyRules", RULES_TYPES, given);

/** The rules' word as stored. */
export function rulesWord(given: Rules, version = 1n, next = BigInt(ASSET_POOLS)): bigint {
  const flags = (given.licensorKeeps ? 1n << 16n : 0n) | (given.subLicences ? 1n << 17n : 0n);
  const days = [given.preemptionDays, given.publicationDays, given.cureDays, given.accessDays, given.useDays];
  let word = BigInt(given.ownersPool) | flags | (version << 198n) | (next << 214n);
  for (const [i, length] of days.entries()) word |= BigInt(length) << BigInt(18 + 12 * i);
  for (const [i, act] of OWNER_ACTS.entries()) {
    word |= (BigInt(given[act].consent) | (BigInt(given[act].noticeDays) << 3n)) << BigInt(78 + 15 * i);
  }
  return word;
}

/** An asset's word as stored; by default a new invention of agreement 1. */
export const assetWord = (more: Partial<Record<keyof typeof ASSET_AT, number | bigint>> = {}): bigint =>
  Object.entries({ agreement: 1, kind: Kind.Invention, status: Status.Disclosed, pool: OWNERS, ...more }).reduce(
    (word, [name, value]) => word | (BigInt(value) << ASSET_AT[name as keyof typeof ASSET_AT]),
    0n,
  );
const ASSET_AT = {
  agreement: 0n,
  owner: 40n,
  pledgee: 72n,
  pool: 104n,
  royaltyPool: 120n,
  royaltyRate: 136n,
  useBy: 160n,
  epoch: 184n,
  exclusives: 208n,
  depth: 216n,
  kind: 224n,
  status: 232n,
  pledged: 240n,
  currencies: 248n,
};

export const registration = (more: object = {}) => ({
  agreement: 1,
  kind: Kind.Invention as number,
  status: Status.Disclosed as number,
  sole: false,
  identifier: id("CN202410000001.1"),
  evidence: EVIDENCE,
  uri: "ipfs://asset",
  parents: [] as { parent: bigint | number; rate: number }[],
  ...more,
});
export const report = (asset: bigint | number, status: number, more: object = {}) => ({
  asset,
  member: ANN,
  status,
  identifier: ZeroHash,
  evidence: EVIDENCE,
  on: 20_000,
  motion: 0n,
  basis: ZeroHash,
  ...more,
});
export const offer = (asset: bigint | number, more: object = {}) => ({
  asset,
  from: ANN,
  to: DAN,
  units: 100_000n,
  price: 5_000_000n,
  currency: CNY,
  terms: id("contract"),
  ...more,
});
export const pledge = (asset: bigint | number, more: object = {}) => ({
  asset,
  member: ANN,
  pledgee: DAN,
  counterparty: ZeroHash,
  terms: id("pledge"),
  ...more,
});

const OFFER = "uint40 asset,uint32 from,uint32 to,uint64 units,uint96 price,address currency,bytes32 terms";
const PLEDGE = "uint40 asset,uint32 member,uint32 pledgee,bytes32 counterparty,bytes32 terms";
const STRUCTS = {
  ParentLine: fields("uint40 parent,uint24 rate"),
  Registration: fields(
    "uint40 agreement,uint8 kind,uint8 status,bool sole,bytes32 identifier,bytes32 evidence,string uri,ParentLine[] parents",
  ),
  StatusReport: fields(
    "uint40 asset,uint32 member,uint8 status,bytes32 identifier,bytes32 evidence,uint24 on,uint64 motion,bytes32 basis",
  ),
  ShareOffer: fields(OFFER),
  PledgeTerms: fields(PLEDGE),
};
const ACTS = {
  RegisterAsset: "uint32 member,Registration what",
  OfferBackground: "uint40 asset,uint40 agreement,bytes32 limits",
  ReportStatus: "StatusReport report",
  RecordTitle: "uint40 asset,uint32 member,uint8 status,bytes32 evidence",
  RecordAnnualFee: "uint40 asset,uint32 member,uint24 until,bytes32 evidence",
  RecordUse: "uint40 asset,uint32 member,uint24 on,bytes32 evidence",
  ProposeMotion: "uint40 asset,uint8 act,uint32 member,bytes32 subject,bytes32 notice",
  VoteMotion: "uint64 motion,uint32 member,bytes32 subject,uint8 vote,bytes32 reason",
  SeparateAsset: "uint40 asset,uint32 member",
  OfferShare: "ShareOffer offer,bytes32 notice",
  PreemptShare: "uint64 motion,uint32 member,ShareOffer offer",
  TransferShare: "ShareOffer offer,uint64 motion",
  RenounceShare: "uint40 asset,uint32 member,uint64 motion,bytes32 declaration",
  PledgeAsset: "PledgeTerms pledge,uint64 motion",
  ReleasePledge: "uint40 asset,uint32 member,bytes32 evidence",
} as const;
export type ActName = keyof typeof ACTS;

/** The structs that a type refers to, those they refer to included. */
function structsIn(list: TypedDataField[]): Record<string, TypedDataField[]> {
  const found: Record<string, TypedDataField[]> = {};
  for (const { type } of list) {
    const name = type.replace("[]", "") as keyof typeof STRUCTS;
    if (name in STRUCTS) Object.assign(found, { [name]: STRUCTS[name] }, structsIn(STRUCTS[name]));
  }
  return found;
}

export const offerHash = (what: object): string =>
  TypedDataEncoder.hashStruct("ShareOffer", structs("ShareOffer"), what);
export const pledgeHash = (what: object): string =>
  TypedDataEncoder.hashStruct("PledgeTerms", structs("PledgeTerms"), what);
const structs = (name: keyof typeof STRUCTS) => ({ [name]: STRUCTS[name] });

/** An envelope with one signature over an act. */
export async function envelope(
  registry: IPRegistry,
  signer: HardhatEthersSigner,
  act: ActName,
  message: Record<string, unknown>,
  change: { nonce?: bigint; deadline?: bigint; chainId?: bigint; verifyingContract?: string } = {},
) {
  const { nonce = 0n, deadline = 2n ** 40n - 1n } = change;
  const { 1: name, 2: version, 3: chainId, 4: verifyingContract } = await registry.eip712Domain();
  const list = fields(`${ACTS[act]},uint256 nonce,uint40 deadline`);
  const types = { [act]: list, ...structsIn(list) };
  const domain = {
    name,
    version,
    chainId: change.chainId ?? chainId,
    verifyingContract: change.verifyingContract ?? verifyingContract,
  };
  const signature = await signer.signTypedData(domain, types, { ...message, nonce, deadline });
  return { nonce, deadline, signatures: [{ signer: signer.address, signature }] };
}

/** Members that can be set: account n signs for member n. */
async function settable(ethers: HardhatEthers) {
  const signers = await ethers.getSigners();
  const members = await ethers.deployContract("SettableMembers");
  for (let n = 1; n <= 9; n++) {
    await members.set(n, 3, Standing.Active, signers[n]!.address, ZeroHash);
    await members.setSigner(signers[n]!, n, ALL_SCOPES);
  }
  return members;
}

/** The IPRegistry in a module set with the real core and agreements; licences are open to anybody. */
export async function deployProperty(ethers: HardhatEthers, agreementsName = "AgreementRegistry") {
  return deployAbove(ethers, await settable(ethers), agreementsName);
}

/** The same above a registry of members in which account n signs for member n. */
export async function deployAbove<T extends Addressable>(ethers: HardhatEthers, members: T, agreementsName: string) {
  const signers = await ethers.getSigners();
  const set = await ethers.deployContract("ModuleSet", [members]);
  const empty = "EmptyModule";
  const names = ["BenefitLedger", empty, empty, agreementsName, empty, empty, "IPRegistry", "OpenLicences", empty];
  for (const [module, name] of names.entries()) {
    await set.deploy(module, (await ethers.getContractFactory(name)).bytecode);
  }
  const core = await ethers.getContractAt("BenefitLedger", await set.addressOf(0));
  const bank = await ethers.getContractAt("EmptyModule", await set.addressOf(1));
  const registry = await ethers.getContractAt("AgreementRegistry", await set.addressOf(3));
  const ip = await ethers.getContractAt("IPRegistry", await set.addressOf(6), signers[0]);
  const licences = await ethers.getContractAt("OpenLicences", await set.addressOf(7));
  const reader = await ethers.getContractAt("ActsReader", await ip.reader());
  const moduleSet = await set.digest();
  const as = (n: number): IPRegistry => ip.connect(signers[n]!);
  return { signers, members, set, core, bank, registry, ip, licences, reader, moduleSet, as };
}
type Deployed = Awaited<ReturnType<typeof deployProperty>>;
/** What the helpers below need of a deployment. */
export type Property = Pick<Deployed, "signers" | "registry" | "moduleSet" | "ip" | "as">;

/** An agreement of Ann, Ben and Cho in force, and its rules adopted. */
export async function agreed(context: Property, helpers: NetworkHelpers, given: Rules = rules(), more: object = {}) {
  const parties = [ANN, BEN, CHO].map((n) => party(n, [0n, UNITS[n]!], n === ANN ? 100_000 : 0));
  const terms = await inForce(context, helpers, { licenceRule: rulesHash(given), parties, ...more });
  await context.ip.adopt(terms, given);
  return terms;
}

/** Registers an asset; returns its number. */
export async function register(context: Property, more: object = {}, by = ANN): Promise<bigint> {
  await context.as(by).register(by, registration(more), DIRECT);
  return (await context.ip.counts()).assets;
}

/** Gives an asset a pool of its own and seats its owners in it. */
export async function separated(context: Property, asset: bigint, owners = [ANN, BEN, CHO]): Promise<void> {
  await context.as(owners[0]!).separate(asset, owners[0]!, DIRECT);
  for (const owner of owners) await context.ip.seat(asset, owner);
}

/** Proposes; returns the motion's number. */
export async function proposed(context: Property, asset: bigint, act: number, by = ANN, subject = SUBJECT) {
  await context.as(by).propose(asset, act, by, subject, NOTICE, DIRECT);
  return (await context.ip.counts()).motions;
}

/** Offers a share; returns the motion's number. */
export async function offered(context: Property, what: ReturnType<typeof offer>): Promise<bigint> {
  await context.as(what.from).offerShare(what, NOTICE, DIRECT);
  return (await context.ip.counts()).motions;
}

export const consents = (context: Property, motion: bigint, by: number, subject = SUBJECT) =>
  context.as(by).vote(motion, by, subject, Vote.Consents, ZeroHash, DIRECT);
export const objects = (context: Property, motion: bigint, by: number, subject = SUBJECT) =>
  context.as(by).vote(motion, by, subject, Vote.Objects, REASON, DIRECT);

/** A struct or an event's arguments that the chain answered, as an object. */
export const plain = (answer: unknown): Record<string, unknown> => (answer as Result).toObject(true);

/** The second of a transaction's block. */
export async function secondOf(sent: ContractTransactionResponse): Promise<number> {
  return (await sent.getBlock())!.timestamp;
}
export const days = (length: number): number => length * DAY;
export const ownPool = (n = 0, agreement = 1n): bigint => (agreement << 16n) | BigInt(ASSET_POOLS + n);
export const rewardOf = (member: number): bigint => (1n << 56n) | BigInt(member);
export const inboxOf = (asset: bigint): bigint => (4n << 56n) | asset;
export type { Terms };
