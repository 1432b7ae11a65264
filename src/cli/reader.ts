import type { History } from "../audit/load/load.js";
import type { Replayed, Times } from "../audit/replay.js";
import type { Names } from "../audit/report/names.js";
import type { Clock } from "../papers/clock.js";
import { kindWords } from "./reading/words.js";
import type { Session } from "./session.js";

/**
 * What the numbers of the history are called, by this person's address book. Asks tokens that nobody has named for their decimals.
 * @param replayed the history, where it was replayed already.
 */
export async function reportNames(session: Session, replayed?: Pick<Replayed, "books">): Promise<Names> {
  const { books } = replayed ?? (await session.history());
  const { members } = await session.names();
  const called = new Map(members.map(({ number, alias, name }) => [BigInt(number), name ?? { en: alias, zh: alias }]));
  const tokens = await Promise.all([...books.addresses.values()].map(async (address) => session.find.coin(address)));
  const coins = new Map([...books.addresses.keys()].map((number, i) => [number, tokens[i]!]));
  return {
    member: (member) => called.get(member) ?? { en: `Member ${member}`, zh: `成员 ${member}` },
    currency: (number, address) => coins.get(number) ?? session.find.knownCoin(address),
    pool: (agreement, number) => ({ en: `pool ${agreement}/${number}`, zh: `收益池 ${agreement}/${number}` }),
    kind: kindWords,
  };
}

/** What tells the times of blocks: a history, or what was replayed of one. */
type Timed = Pick<History, "blockTime"> & { evidence: { times: Times } };

/** The chain's clock, in the time zone of this machine. */
export function clockOf({ evidence, blockTime }: Timed): Clock {
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
  return { timeOf: (block) => Number(evidence.times.get(block) ?? blockTime), zone };
}
