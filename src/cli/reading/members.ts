import { fromDay } from "../../dates.js";
import { read } from "../../sdk/events.js";
import { FOR_EVER } from "../../sdk/acts/types.js";
import type { Session } from "../session.js";
import { table } from "../../audit/report/table.js";
import { rowsOf } from "../show.js";
import { memberClass, memberStatus, scopeWords, signerState } from "./words.js";

const DAY = 86_400n;

interface Record {
  class: bigint;
  status: bigint;
  successor: bigint;
}

interface Key {
  member: bigint;
  scopes: bigint;
  activeFrom: bigint;
  validUntil: bigint;
  state: bigint;
}

/** A moment as a date (UTC), or a dash for none, or "for ever". */
function dateOf(seconds: bigint, session: Session): string {
  if (seconds === 0n) return "–";
  if (seconds === FOR_EVER) return session.out.pick({ en: "for ever", zh: "长期" });
  return fromDay(Number(seconds / DAY));
}

function keyFacts(signer: string, key: Key, session: Session) {
  const { pick } = session.out;
  return {
    key: signer,
    member: Number(key.member),
    scopes: scopeWords(Number(key.scopes)),
    state: pick(signerState[Number(key.state)]!),
    activeFrom: dateOf(key.activeFrom, session),
    validUntil: dateOf(key.validUntil, session),
  };
}

/** Everything about one member: standing, digests, payout account, keys. */
export async function showMember(session: Session, number: number): Promise<void> {
  const { members } = await session.ledger();
  const changes = await members.queryFilter(members.filters.SignerChanged(number), await session.firstBlock());
  const signers = [...new Set(changes.map(({ args }) => args.signer))];
  const [record, standing, digests, payout, keys] = await Promise.all([
    read<Record>(members, "memberRecord", number),
    members.standing(number),
    read<object>(members, "digestsOf", number),
    read<object>(members, "payoutRecord", number),
    Promise.all(signers.map((signer) => read<Key>(members, "signerRecord", signer))),
  ]);
  const { pick } = session.out;
  const facts = {
    member: number,
    name: await session.find.nameOf(number),
    class: pick(memberClass[Number(record.class)]!),
    status: pick(memberStatus[Number(standing.status)]!),
    ...(record.successor === 0n ? {} : { successor: Number(record.successor) }),
    ...digests,
    payout,
    keys: signers.map((signer, i) => keyFacts(signer, keys[i]!, session)),
  };
  session.out.data(facts, () => rowsOf(facts));
}

/** What one key may sign. */
export async function showKey(session: Session, address: string): Promise<void> {
  const { members } = await session.ledger();
  const facts = keyFacts(address, await read<Key>(members, "signerRecord", address), session);
  session.out.data(facts, () => rowsOf(facts));
}

/** All members with class and standing. */
export async function showMembers(session: Session): Promise<void> {
  const { members } = await session.ledger();
  const count = Number(await members.memberCount());
  const numbers = Array.from({ length: count }, (_, i) => i + 1);
  const standings = await Promise.all(numbers.map((number) => members.standing(number)));
  const { pick } = session.out;
  const names = await Promise.all(numbers.map((member) => session.find.nameOf(member)));
  const rows = numbers.map((member, i) => ({
    member,
    name: names[i]!,
    class: pick(memberClass[Number(standings[i]![0])]!),
    status: pick(memberStatus[Number(standings[i]![1])]!),
  }));
  session.out.data(rows, () =>
    table(
      rows.map((row) => [String(row.member), row.name, row.class, row.status]),
      [true, false, false, false],
      "",
    ),
  );
}
