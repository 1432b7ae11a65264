import type { AbiReader, Decoded } from "../abi.js";
import { abiOf, contractNames } from "../decode.js";
import type { CheckedContracts, RawTransaction } from "../events.js";
import type { Scene } from "../findings.js";

import type { Act, Functions } from "./act.js";
import { agreementFunctions } from "./agreements.js";
import { contributionFunctions } from "./contributions.js";
import { memberFunctions } from "./members.js";
import { pledgingFunctions, propertyFunctions, sharingFunctions } from "../property/assetActs.js";
import { licenceFunctions, rewardFunctions } from "../property/licenceActs.js";
import { bankFunctions, holdFunctions, treasuryFunctions } from "./rails.js";

const functions = {
  members: memberFunctions,
  agreements: agreementFunctions,
  contributions: contributionFunctions,
  bank: bankFunctions,
  treasury: treasuryFunctions,
  hold: holdFunctions,
  property: { ...propertyFunctions, ...sharingFunctions, ...pledgingFunctions },
  licences: licenceFunctions,
  rewards: rewardFunctions,
  benefit: {},
} as unknown as Record<keyof CheckedContracts, Functions<Record<string, unknown>>>;

type Around = Pick<Scene, "books" | "contracts" | "transaction">;

/** What a transaction carries. */
export interface Calls {
  /** It was sent to one of the contracts: what its calldata asks for must have happened. */
  traceable: boolean;
  /** Nothing else can have happened either. Of the treasury's calls, a payee may take occasion for calls of its own. */
  exhaustive: boolean;
  acts: Act[];
}

const SELECTOR_DIGITS = 10;

/** Reads what a transaction asked the contracts to do, as far as it asked them itself. */
export function callsIn(transaction: RawTransaction, scene: Around): Calls {
  const { to, input, from } = transaction;
  const calls = to === null ? [] : callsOf(to, input, from.toLowerCase(), false, scene);
  const acts = calls.flatMap((one) => (one.act ? [one.act] : []));
  const ours = calls.length > 0 && calls.every(({ contract }) => contract !== undefined);
  return { acts, traceable: ours, exhaustive: ours && calls.every(({ contract }) => contract !== "treasury") };
}

interface Call {
  /** Which of the contracts is called; none for a stranger. */
  contract: keyof CheckedContracts | "manager" | undefined;
  act?: Act | undefined;
}

/** A call, and those that the AccessManager passes on for it. */
function callsOf(to: string, input: string, sender: string, throughManager: boolean, scene: Around): Call[] {
  if (to.toLowerCase() !== scene.books.membership.authority) {
    const contract = contractAt(scene.contracts, to);
    return [{ contract, act: contract && actOf(contract, input, sender, throughManager, scene) }];
  }
  const call = readCall(managerAbi, input);
  if (call?.name === "execute")
    return callsOf(call.args["target"] as string, call.args["data"] as string, sender, true, scene);
  const inner = call?.name === "multicall" ? (call.args["data"] as string[]) : [];
  return [{ contract: "manager" }, ...inner.flatMap((data) => callsOf(to, data, sender, throughManager, scene))];
}

const managerAbi: AbiReader = abiOf("manager");

function contractAt(contracts: CheckedContracts, address: string): keyof CheckedContracts | undefined {
  return contractNames.find((name) => contracts[name].toLowerCase() === address.toLowerCase());
}

function actOf(
  contract: keyof CheckedContracts,
  input: string,
  sender: string,
  throughManager: boolean,
  scene: Around,
): Act | undefined {
  const call = readCall(abiOf(contract), input);
  const needs = call && functions[contract][call.name];
  if (!call || !needs) return undefined;
  const { books, transaction } = scene;
  const caller = throughManager ? books.membership.authority : sender;
  const nothing = { authorisations: [], consents: [], restricted: false, officers: false, leaves: [] };
  const selector = input.slice(0, SELECTOR_DIGITS).toLowerCase();
  const given = needs(call.args, { books, transaction, sender: caller });
  return { contract, name: call.name, selector, sender, throughManager, ...nothing, ...given };
}

/** Calldata may be encoded in other ways than the usual one, and still be what the contract reads. */
function readCall(abi: AbiReader, input: string): Decoded | undefined {
  try {
    return abi.call(input);
  } catch {
    return undefined;
  }
}
