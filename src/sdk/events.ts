import type { BaseContract, Interface, Log, ParamType } from "ethers";
import type { Addresses, Ledger } from "./ledger.js";

/** An event of one of the ledger's contracts, as plain values by name. */
export interface Told {
  contract: keyof Addresses;
  name: string;
  args: Record<string, unknown>;
}

/** A decoded value as plain objects and arrays. */
export function plain(type: ParamType, value: unknown): unknown {
  const items = value as readonly unknown[];
  if (type.isArray()) return [...items].map((item) => plain(type.arrayChildren, item));
  if (!type.isTuple()) return value;
  return Object.fromEntries(type.components.map((part, i) => [part.name, plain(part, items[i])]));
}

/** A decoded event's values by their names. */
export function argsOf<T = Record<string, unknown>>(event: {
  fragment: { inputs: readonly ParamType[] };
  args: readonly unknown[];
}): T {
  const { fragment, args } = event;
  return Object.fromEntries(fragment.inputs.map((input, i) => [input.name, plain(input, args[i])])) as T;
}

/** What the ledger's contracts told in these logs, in their order; logs of others are passed over. */
export function eventsIn(logs: readonly Pick<Log, "address" | "topics" | "data">[], ledger: Ledger): Told[] {
  const names = Object.keys(ledger.addresses) as (keyof Addresses)[];
  const byAddress = new Map(names.map((name) => [ledger.addresses[name].toLowerCase(), name]));
  return logs.flatMap((log) => {
    const contract = byAddress.get(log.address.toLowerCase());
    if (contract === undefined) return [];
    const parsed = (ledger[contract].interface as Interface).parseLog(log);
    if (parsed === null) return [];
    return [{ contract, name: parsed.name, args: argsOf(parsed) }];
  });
}

/** What a view answers, as plain values: the value itself where there is one, else an object by name. */
export async function read<T>(contract: BaseContract, view: string, ...args: unknown[]): Promise<T> {
  const call = contract.getFunction(view);
  const outputs = (call.fragment as unknown as { outputs: readonly ParamType[] }).outputs;
  const answer: unknown = await call.staticCall(...args);
  if (outputs.length === 1) return plain(outputs[0]!, answer) as T;
  const values = answer as readonly unknown[];
  return Object.fromEntries(outputs.map((output, i) => [output.name, plain(output, values[i])])) as T;
}
