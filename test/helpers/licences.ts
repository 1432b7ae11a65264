import { TypedDataEncoder, ZeroHash, id } from "ethers";
import type { Result, TypedDataField } from "ethers";
import type { HardhatEthers, HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { LicenseRegistry } from "../../typechain-types/index.js";
import { CNY, EUR, MAX96, Module, deployModules } from "./core.js";
import { DIRECT } from "./members.js";

export { CNY, DIRECT, EUR, MAX96 };
export const DAY = 86_400;
/** 1 January 2050. */
export const T0 = 29_220;
/** 31 December 2054. */
export const LAST = T0 + 5 * 365;
export const AGREEMENT = 1n;
/** Ann and Ben own the results; Cho is a party too, Dan is none. */
export const [ANN, BEN, CHO, DAN] = [1, 2, 3, 4] as const;
export const BUYER = id("buyer");
export const EVIDENCE = id("evidence");
export const REASON = id("reason");
export const CAUSE = id("receipt");

export const Kind = { None: 0, Ordinary: 1, Sole: 2, Exclusive: 3, Access: 4 } as const;
export const Purpose = { None: 0, Implementation: 1, Exploitation: 2 } as const;
export const Base = { None: 0, Price: 1, AddedOutput: 2, Profit: 3, Sales: 4 } as const;
export const Status = {
  None: 0n,
  Running: 1n,
  Expired: 2n,
  Lapsed: 3n,
  Terminated: 4n,
  Surrendered: 5n,
  HeadEnded: 6n,
} as const;
export const OwnerAct = { Ordinary: 1, Secret: 2, Exclusive: 3 } as const;
export const AssetKind = { Invention: 1, KnowHow: 5, DataSet: 6 } as const;
export const AssetStatus = { Granted: 4, Lapsed: 5, Refused: 6, Abandoned: 7 } as const;
export const WORLD = 2n ** 249n - 1n;
export const CHINA = 1n << 48n;
/** Assets of the fixture: a patent and know-how of Ann and Ben, background of Ann, a pledged patent, a lapsed one, one of Ann's alone. */
export const Asset = { Patent: 1, Secret: 2, Background: 3, Pledged: 4, Lapsed: 5, Alone: 6 } as const;

const fields = (list: string): TypedDataField[] =>
  list.split(",").map((field) => {
    const [type = "", name = ""] = field.split(" ");
    return { type, name };
  });

export const TERMS_TYPES = {
  FeeStep: fields("uint96 from,uint32 rate"),
  FeeTerms: fields(
    "address currency,uint8 base,uint96 ceiling,uint8 reportMonths,uint16 payDays,FeeStep[] steps,Instalment[] instalments",
  ),
  Instalment: fields("uint24 due,uint96 amount"),
  LicenceTerms: fields(
    "uint40 asset,uint8 kind,uint8 purpose,uint40 project,uint32 licensor,uint32 licensee,bytes32 counterparty,uint256 territory,uint128 fields,uint24 from,uint24 until,uint40 head,bool subLicences,uint24 useBy,bytes32 text,bytes32 fairness,bytes32 exportControl,bytes32 pledgeConsent,FeeTerms fees",
  ),
};
const ACTS = {
  GrantLicence: "LicenceTerms terms,uint64 motion",
  FileReport: "uint40 licence,uint16 report,uint96 base,bytes32 evidence",
  CreditLicence: "uint40 licence,uint32 member,uint64 motion,uint96 amount,bytes32 reason",
  NoticeLicence: "uint40 licence,uint32 member,uint16 report,bytes32 notice",
  TerminateLicence: "uint40 licence,uint32 member,bytes32 reason",
  SurrenderLicence: "uint40 licence,bytes32 reason",
  LoosenLicence: "uint40 licence,uint32 member",
  FileContract: "uint40 licence,bytes32 record",
} as const;

export const noFees = {
  currency: "0x0000000000000000000000000000000000000000",
  base: Base.None as number,
  ceiling: 0n,
  reportMonths: 0,
  payDays: 0,
  steps: [] as { from: bigint; rate: number }[],
  instalments: [] as { due: number; amount: bigint }[],
};
export type Fees = typeof noFees;

/** Quarterly reports of sales: 5 % of the first million, 3 % above, up to a milliard; an entry fee of 10,000 by the end of January. */
export const fees = (more: Partial<Fees> = {}): Fees => ({
  currency: CNY,
  base: Base.Sales,
  ceiling: 10n ** 9n,
  reportMonths: 3,
  payDays: 30,
  steps: [
    { from: 0n, rate: 50_000 },
    { from: 1_000_000n, rate: 30_000 },
  ],
  instalments: [{ due: T0 + 30, amount: 10_000n }],
  ...more,
});

const defaults = {
  asset: Asset.Patent as number,
  kind: Kind.Ordinary as number,
  purpose: Purpose.None as number,
  project: 0n,
  licensor: ANN as number,
  licensee: 0,
  counterparty: BUYER,
  territory: CHINA,
  fields: 1n << 26n,
  from: T0,
  until: LAST,
  head: 0n,
  subLicences: false,
  useBy: 0,
  text: id("sealed contract"),
  fairness: ZeroHash,
  exportControl: ZeroHash,
  pledgeConsent: ZeroHash,
  fees: fees(),
};
export type LicenceTerms = typeof defaults;

/** An ordinary licence of the patent in China to a buyer outside, for five years. */
export const licenceTerms = (more: Partial<LicenceTerms> = {}): LicenceTerms => ({ ...defaults, ...more });
/** The same to a member. */
export const toMember = (licensee: number, more: Partial<LicenceTerms> = {}): LicenceTerms =>
  licenceTerms({ licensee, counterparty: ZeroHash, ...more });
export const hashTerms = (terms: LicenceTerms): string =>
  TypedDataEncoder.hashStruct("LicenceTerms", TERMS_TYPES, terms);

/** The licence's word, see the contracts. */
export function wordOf(terms: LicenceTerms, more: { agreement?: bigint; soloPool?: bigint; place?: bigint } = {}) {
  const { agreement = AGREEMENT, soloPool = 0n, place } = more;
  const parts: [bigint | number, bigint][] = [
    [agreement, 211n],
    [terms.asset, 171n],
    [terms.licensor, 139n],
    [terms.licensee, 107n],
    [terms.head, 67n],
    [terms.until, 43n],
    [soloPool, 27n],
    [place === undefined ? 0n : 16n + place, 6n],
    [terms.kind, 3n],
    [1n, 0n],
  ];
  return parts.reduce((word, [value, at]) => word | (BigInt(value) << at), 0n);
}

/** Signs an act of a licence, for several signers. */
export async function sign(
  registry: LicenseRegistry,
  signers: HardhatEthersSigner[],
  act: keyof typeof ACTS,
  message: Record<string, unknown>,
  more: { nonce?: bigint; deadline?: bigint; chainId?: bigint; verifyingContract?: string } = {},
) {
  const { nonce = 0n, deadline = 2n ** 40n - 1n } = more;
  const domain = await registry.eip712Domain();
  const types = {
    [act]: fields(`${ACTS[act]},uint256 nonce,uint40 deadline`),
    ...(act === "GrantLicence" ? TERMS_TYPES : {}),
  };
  const signatures = [];
  for (const signer of signers) {
    const signature = await signer.signTypedData(
      {
        name: domain.name,
        version: domain.version,
        chainId: more.chainId ?? domain.chainId,
        verifyingContract: more.verifyingContract ?? domain.verifyingContract,
      },
      types,
      { ...message, nonce, deadline },
    );
    signatures.push({ signer: signer.address, signature });
  }
  signatures.sort((a, b) => (BigInt(a.signer) < BigInt(b.signer) ? -1 : 1));
  return { nonce, deadline, signatures };
}

const rule = (consent: number) => ({ consent, noticeDays: 0 });
/** Ordinary licences by anybody alone, sole and exclusive ones by all; secrets' licensors keep their income. */
export const rules = (more = {}) => ({
  ownersPool: 1,
  licensorKeeps: true,
  subLicences: true,
  preemptionDays: 0,
  publicationDays: 0,
  cureDays: 20,
  accessDays: 365,
  useDays: 0,
  file: rule(4),
  ordinary: rule(1),
  secret: rule(1),
  exclusive: rule(4),
  transfer: rule(4),
  pledge: rule(4),
  renounce: rule(4),
  abandon: rule(4),
  ...more,
});

/** The registry above open members, agreements and assets, on 1 January 2050; `rail` is both rails. */
export async function deployLicences(ethers: HardhatEthers, setTime: (second: number) => Promise<unknown>) {
  const members = await ethers.deployContract("OpenMembers");
  const { module, at } = await deployModules(
    ethers,
    [
      [Module.Agreement, "TermedAgreements"],
      [6, "OpenProperty"],
      [7, "LicenseRegistry"],
    ],
    await members.getAddress(),
  );
  const [, ann, ben, cho, dan, ann2, stranger] = (await ethers.getSigners()) as [
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
  ];
  const agreements = await ethers.getContractAt("TermedAgreements", at[0]!);
  const property = await ethers.getContractAt("OpenProperty", at[1]!);
  const registry = await ethers.getContractAt("LicenseRegistry", at[2]!, stranger);
  const rulesContract = await ethers.getContractAt("LicenceRules", await registry.licenceRules());
  for (const [place, signer] of [ann, ben, cho, dan].entries()) {
    await members.setSigner(signer, place + 1, 63, MAX96);
    if (place < 3) await agreements.seat(AGREEMENT, place + 1, place, 0);
  }
  await agreements.set(AGREEMENT, 1, 10, 0);
  await agreements.expireAfter(AGREEMENT, T0 + 400);
  await property.setRules(AGREEMENT, rules());
  const asset = (number: number, facts: object, owners: number[]) =>
    property.set(
      number,
      { agreement: AGREEMENT, owner: 0, kind: AssetKind.Invention, status: 4, pledged: false, ...facts },
      owners,
    );
  await asset(Asset.Patent, {}, [ANN, BEN]);
  await asset(Asset.Secret, { kind: AssetKind.KnowHow, status: 1 }, [ANN, BEN]);
  await asset(Asset.Background, { agreement: 0, owner: ANN }, [ANN]);
  await asset(Asset.Pledged, { pledged: true }, [ANN, BEN]);
  await asset(Asset.Lapsed, { status: AssetStatus.Lapsed }, [ANN, BEN]);
  await asset(Asset.Alone, { owner: ANN, kind: AssetKind.DataSet }, [ANN]);
  await setTime(T0 * DAY + 3600);
  let motions = 0n;
  /** Carries a motion of an asset's owners; its number. */
  const carry = async (subject: string, act: number = OwnerAct.Exclusive, number: number = Asset.Patent) => {
    await property.carry(++motions, number, act, subject);
    return motions;
  };
  /** Grants as Ann does it, all owners agreed where they must; the licence's number. */
  const grant = async (terms: LicenceTerms): Promise<bigint> => {
    const isListed = terms.kind === Kind.Sole || terms.kind === Kind.Exclusive;
    const motion = isListed ? await carry(hashTerms(terms), OwnerAct.Exclusive, terms.asset) : 0n;
    await registry.connect(ann).grant(terms, motion, DIRECT);
    return registry.count();
  };
  return {
    ...{ registry, rules: rulesContract, property, agreements, members, rail: module },
    ...{ ann, ben, cho, dan, ann2, stranger, asset, carry, grant },
  };
}

/** A struct that the chain answered, as an object. */
export const plain = (struct: unknown): Record<string, unknown> => (struct as Result).toObject();

/** Terms as an event tells them: a tuple by position, turned into an object by the types. */
export function readTerms(tuple: unknown, type: keyof typeof TERMS_TYPES = "LicenceTerms"): LicenceTerms {
  const read = (kind: string, value: unknown): unknown => {
    const of = kind.replace("[]", "") as keyof typeof TERMS_TYPES;
    if (kind.endsWith("[]")) return [...(value as unknown[])].map((item) => read(of, item));
    return of in TERMS_TYPES ? readTerms(value, of) : value;
  };
  const entries = TERMS_TYPES[type].map((line, i) => [line.name, read(line.type, (tuple as unknown[])[i])]);
  return Object.fromEntries(entries) as LicenceTerms;
}

/** What a cumulative base costs: each part at its rate, summed exactly, then rounded down once. An independent model of the contract's. */
export function feeModel(steps: Fees["steps"], base: bigint): bigint {
  const parts = steps.map(({ from, rate }, i) => {
    const end = steps[i + 1]?.from ?? base;
    const top = base < end ? base : end;
    return top > from ? (top - from) * BigInt(rate) : 0n;
  });
  return parts.reduce((sum, part) => sum + part, 0n) / 1_000_000n;
}
