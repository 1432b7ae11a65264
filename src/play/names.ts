import type { Bilingual } from "../agreement/format.js";
import { kindNumber } from "../agreement/toTerms.js";
import type { Names } from "../audit/report/names.js";
import { decimalsOf } from "../money.js";
import { kindNames } from "../agreement/kindNames.js";
import { type World, currencyAddress } from "./world.js";

const same = (text: string): Bilingual => ({ en: text, zh: text });

/** What a file calls the members, currencies, pools and kinds of contribution that the chain knows by number. */
export function namesOfWorld(world: World): Names {
  const { file, chain } = world;
  const members = new Map(file.members.map(({ id, name }) => [world.members.get(id), name]));
  const codes = new Map(world.entry.currencies.map(({ code }) => [BigInt(currencyAddress(chain, code)), code]));
  const pools = new Map([...world.pools].map(([name, { line }]) => [line.number, name]));
  const kinds = new Map(world.entry.rates.map(({ kind }) => [kindNumber(kind), kind]));
  return {
    member: (member) => members.get(Number(member)) ?? same(String(member)),
    currency: (_number, address) => {
      const code = codes.get(BigInt(address)) ?? address;
      return { code: code.replace("token:", "").replace("native", "coin"), decimals: decimalsOf(code) };
    },
    pool: (_agreement, number) => {
      const asset = world.ownPools.get(Number(number));
      if (asset !== undefined) return { en: `owners of ${asset}`, zh: `${asset} 的权利人` };
      return same(pools.get(Number(number)) ?? String(number));
    },
    kind: (number) => {
      const kind = kinds.get(Number(number));
      return kind === undefined ? same(String(number)) : { en: kind, zh: kindNames[kind] };
    },
  };
}
