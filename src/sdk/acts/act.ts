import type { Addresses, Ledger } from "../ledger.js";
import type { MemberNumber } from "./types.js";
import { type Types, typesOf } from "../typedData.js";

/** What a member's signers sign, when an act can travel as an envelope and be handed in by anybody. */
export interface Consent<A> {
  primaryType: string;
  types: Types;
  /** Does the struct hold a number of its member, so that it is used once? Others are used up by what they do. */
  numbered: boolean;
  /** In whose name it is signed. */
  member: (args: A, ledger: Ledger) => MemberNumber | Promise<MemberNumber>;
  /** The struct's values, without number and deadline. */
  message: (args: A, ledger: Ledger) => object | Promise<object>;
}

/** One thing that somebody can do on the ledger: one function of one contract. */
export interface Act<A extends object = never> {
  /** How files and commands call it: "contract.function". */
  id: string;
  contract: keyof Addresses;
  method: string;
  /** Missing where only the sender of the transaction can act. */
  consent?: Consent<A>;
  /** The function's arguments by their names, without the envelope. */
  inputs: (args: A) => object;
  /** Native coin sent along, in its smallest unit. */
  coin?: (args: A) => bigint;
}

/** Where an act is not simply its arguments. */
export interface Shape<A> {
  member?: Consent<A>["member"];
  message?: Consent<A>["message"];
  inputs?: Act<A & object>["inputs"];
  coin?: (args: A) => bigint;
}

/**
 * Describes an act.
 * @param contract whose function it is; `method` the function.
 * @param struct what signers sign, as EIP-712 writes types: "ChangePayout(uint32 member,…)", the primary type first.
 */
export function act<A extends object>(
  contract: keyof Addresses,
  method: string,
  struct?: string,
  shape: Shape<A> = {},
): Act<A> {
  const inputs = shape.inputs ?? ((args: A) => args);
  const plain: Act<A> = { id: `${contract}.${method}`, contract, method, inputs };
  if (shape.coin !== undefined) plain.coin = shape.coin;
  if (struct === undefined) return plain;
  const { primaryType, types } = typesOf(struct);
  const member = shape.member ?? ((args: A) => (args as { member: MemberNumber }).member);
  const numbered = types[primaryType]!.some(({ name }) => name === "nonce");
  return { ...plain, consent: { primaryType, types, numbered, member, message: shape.message ?? inputs } };
}
