import type { Endpoint } from "../../src/audit/load/endpoint.js";
import { load } from "../../src/audit/load/load.js";
import type { Life } from "./checkedLife.js";
import type { Rails } from "./rails.js";

/** The logs of everything that happened, with where the contracts stand. */
export async function livedOn(endpoint: Endpoint, { core, registry, ...others }: Rails): Promise<Life> {
  const { members, bank, treasury, contributions, hold, property, licences, rewards } = others;
  const rails = { benefit: core, bank, treasury, agreements: registry };
  const modules = { members, ...rails, contributions, hold, property, licences, rewards };
  const places = Object.entries(modules).map(async ([name, contract]) => [name, await contract.getAddress()] as const);
  const contracts = Object.fromEntries(await Promise.all(places)) as unknown as Life["contracts"];
  const same = (text: unknown) => ({ en: String(text), zh: String(text) });
  const names = { member: same, kind: same, pool: same, currency: () => ({ code: "CNY", decimals: 2 }) };
  const { logs, evidence } = await load(endpoint, contracts);
  return { logs, contracts, names, evidence, endpoint };
}
