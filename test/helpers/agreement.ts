import { ZeroHash, id } from "ethers";
import type { HardhatEthers, HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { NetworkHelpers } from "@nomicfoundation/hardhat-network-helpers/types";
import type { AgreementRegistry } from "../../typechain-types/contracts/agreement/AgreementRegistry.js";
import { watchStorage } from "./storageProven.js";
import { ACT_TYPES, SIGN_TYPES, type Terms, hashParties, hashTerms, makeTerms } from "./terms.js";

export const DAY = 86_400;
export const ALL_SCOPES = 63;
export const AGREEMENTS = 1;
export const Status = { Active: 2, Suspended: 3, Exited: 4 } as const;
export const NOW = { deadline: 0n, signatures: [] };
const MEMBERS = 15;

/** The registry with the real core and module set; account n signs for member n. */
export async function deployRegistry(ethers: HardhatEthers) {
  const signers = await ethers.getSigners();
  const members = await ethers.deployContract("SettableMembers");
  for (let n = 1; n <= MEMBERS; n++) {
    await members.set(n, 3, Status.Active, signers[n]!.address, ZeroHash);
    await members.setSigner(signers[n]!, n, ALL_SCOPES);
  }
  const set = await ethers.deployContract("ModuleSet", [members]);
  const order = [
    "BenefitLedger",
    "EmptyModule",
    "EmptyModule",
    "AgreementRegistry",
    ...Array<string>(5).fill("EmptyModule"),
  ];
  for (const [module, name] of order.entries()) {
    await set.deploy(module, (await ethers.getContractFactory(name)).bytecode);
  }
  const core = await ethers.getContractAt("BenefitLedger", await set.addressOf(0));
  const bank = await ethers.getContractAt("EmptyModule", await set.addressOf(1));
  const recorder = await ethers.getContractAt("EmptyModule", await set.addressOf(4));
  const registry = await ethers.getContractAt("AgreementRegistry", await set.addressOf(3));
  const rules = await ethers.getContractAt("TermsRules", await registry.termsRules());
  const moduleSet = await set.digest();
  await watchStorage(ethers.provider, { benefit: core, agreements: registry, rules, set });
  const { chainId } = await ethers.provider.getNetwork();
  const domain = {
    name: "Jointly AgreementRegistry",
    version: "1",
    chainId,
    verifyingContract: await registry.getAddress(),
  };
  return { signers, members, set, core, bank, recorder, registry, rules, moduleSet, domain };
}
export type Deployed = Awaited<ReturnType<typeof deployRegistry>>;
/** What proposing and signing need, of any deployment in which account n signs for member n. */
export type Signing = Pick<Deployed, "registry" | "signers" | "moduleSet">;

type More = Parameters<typeof makeTerms>[0];

/** Terms of this deployment, effective from today's block. */
export async function termsOf(context: Signing, helpers: NetworkHelpers, more: More = {}) {
  const today = Math.floor((await helpers.time.latest()) / DAY);
  const legal = { effective: today, expires: today + 3650, ...more?.legal };
  return makeTerms({ moduleSet: context.moduleSet, ...more, legal });
}

export const as = (context: Signing, n: number): AgreementRegistry => context.registry.connect(context.signers[n]!);

/** Proposes version 1 by its lead, who reserves a number first. */
export async function propose(context: Signing, terms: Terms, by = 1) {
  if (terms.version === 1 && (await context.registry.agreementOf(terms.agreement)).status === 0n) {
    await as(context, by).reserve(0, by, NOW);
  }
  await as(context, by).propose(terms, by, NOW);
  return hashTerms(terms);
}

export const sign = (context: Signing, terms: Terms, place: number) =>
  as(context, terms.parties[place]!.member).sign(
    hashTerms(terms),
    place,
    terms.parties[place]!,
    hashParties(terms),
    NOW,
  );

export async function signAll(context: Signing, terms: Terms) {
  for (const place of terms.parties.keys()) await sign(context, terms, place);
}

/** An envelope with one signature by `signer` over an act of the registry. */
export async function sealed(
  context: Deployed,
  signer: HardhatEthersSigner,
  type: keyof typeof ACT_TYPES | "SignTerms",
  message: Record<string, unknown>,
  deadline: bigint,
  change: { wallet?: string; domain?: Record<string, unknown> } = {},
) {
  const types = type === "SignTerms" ? SIGN_TYPES : { [type]: ACT_TYPES[type] };
  const domain = { ...context.domain, ...change.domain };
  const signature = await signer.signTypedData(domain, types, { ...message, deadline });
  return { deadline, signatures: [{ signer: change.wallet ?? signer.address, signature }] };
}

/** An agreement in force. */
export async function inForce(context: Signing, helpers: NetworkHelpers, more: More = {}) {
  const terms = await termsOf(context, helpers, more);
  await propose(context, terms);
  await signAll(context, terms);
  await helpers.time.increase(terms.rules.coolingDays * DAY || 1);
  await context.registry.activate(terms);
  return terms;
}

export const REASON = id("reason");
