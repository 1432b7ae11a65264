import type { AbiReader, Decoded } from "../abi.js";
import { abiOf, contractNames } from "../decode.js";
import type { CheckedContracts, RawTransaction } from "../events.js";
import type { Scene } from "../findings.js";

import type { Act, Functions } from "./act.js";
import { agreementFunctions } from "./agreements.js";
import { contributionFunctions } from "./contributions.js";
import { memberFunctions } from "./members.js";
import { bankFunctions, holdFunctions, treasuryFunctions } from "./rails.js";

const functions = {
  members: memberFunctions,
  agreements: agreementFunctions,
  contributions: contributionFunctions,
  bank: bankFunctions,
  treasury: treasuryFunctions,
  hold: holdFunctions,
  benefit: {},
} as unknown as Record<keyof CheckedContracts, Functions<Record<string, unknown>>>;

type Around = Pick<Scene, "books" | "contracts" | "transaction">;

/** What a transaction carries. */
export interface Calls {
  /** It was sent to one of the contracts, or to the AccessManager: what it did must stand in its calldata. */
  traceable: boolean;
  acts: Act[];
}

const SELECTOR_DIGITS = 10;

/** Reads what a transaction asked the contracts to do, as far as it asked them itself. */
export function callsIn(transaction: RawTransaction, scene: Around): Calls {
  const { to, input, from } = transaction;
  if (to === null) return { traceable: false, acts: [] };
  const sender = from.toLowerCase();
  const manager = scene.books.membership.authority;
  if (to.toLowerCase() === manager) return { traceable: true, acts: managed(input, sender, scene) };
  const act = actOf(to, input, sender, false, scene);
  return act === undefined
    ? { traceable: contractAt(scene.contracts, to) !== undefined, acts: [] }
    : { traceable: true, acts: [act] };
}

/** The calls that the AccessManager passes on. */
function managed(input: string, sender: string, scene: Around): Act[] {
  const call = managerAbi.call(input);
  if (call?.name === "multicall")
    return (call.args["data"] as string[]).flatMap((data) => managed(data, sender, scene));
  if (call?.name !== "execute") return [];
  const { target, data } = call.args as { target: string; data: string };
  const act = actOf(target, data, sender, true, scene);
  return act === undefined ? [] : [act];
}

const managerAbi: AbiReader = abiOf("manager");

function contractAt(contracts: CheckedContracts, address: string): keyof CheckedContracts | undefined {
  return contractNames.find((name) => contracts[name].toLowerCase() === address.toLowerCase());
}

function actOf(to: string, input: string, sender: string, throughManager: boolean, scene: Around): Act | undefined {
  const contract = contractAt(scene.contracts, to);
  const call = contract && readCall(abiOf(contract), input);
  const needs = call && functions[contract][call.name];
  if (!contract || !call || !needs) return undefined;
  const { books, transaction } = scene;
  const caller = throughManager ? books.membership.authority : sender;
  const nothing = { authorisations: [], consents: [], restricted: false, officers: false, leaves: [] };
  const selector = input.slice(0, SELECTOR_DIGITS);
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
