import { table } from "../../audit/report/table.js";
import { read } from "../../sdk/events.js";
import { dateText } from "../dates.js";
import type { Session } from "../session.js";
import { type Fact, factLines, orDash } from "../show.js";
import { memberClass, memberStatus, scopeNames, scopeWords, signerState } from "./words.js";

interface Record {
  class: bigint;
  status: bigint;
  successor: bigint;
}

interface Digests {
  registrationDigest: string;
  profileDigest: string;
}

interface Payout {
  payout: string;
  nextFrom: bigint;
  nextPayout: string;
  bankAccount: string;
  nextBankAccount: string;
}

interface Key {
  member: bigint;
  scopes: bigint;
  activeFrom: bigint;
  validUntil: bigint;
  state: bigint;
}

/** A key for machines: scopes and state as words, moments in seconds. */
const keyFacts = (key: string, { member, scopes, activeFrom, validUntil, state }: Key) => ({
  key,
  member: Number(member),
  scopes: scopeWords(Number(scopes)),
  state: signerState[Number(state)]!.en,
  activeFrom,
  validUntil,
});

function keyRows(session: Session, key: string, { member, scopes, activeFrom, validUntil, state }: Key): Fact[] {
  const { pick } = session.out;
  return [
    [{ en: "Key", zh: "密钥" }, key],
    [{ en: "Acts for member", zh: "所属成员" }, Number(member) === 0 ? "–" : String(member)],
    [{ en: "Scopes", zh: "权限" }, pick(scopeNames(Number(scopes)))],
    [{ en: "State", zh: "状态" }, pick(signerState[Number(state)]!)],
    [{ en: "Active from", zh: "生效日期" }, dateText(activeFrom, pick)],
    [{ en: "Valid until", zh: "有效期至" }, dateText(validUntil, pick)],
  ];
}

/** Everything about one member: standing, digests, payout account, keys. */
export async function showMember(session: Session, number: number): Promise<void> {
  const { members } = await session.ledger();
  const changes = await members.queryFilter(members.filters.SignerChanged(number), await session.firstBlock());
  const signers = [...new Set(changes.map(({ args }) => args.signer))];
  const [record, standing, digests, payout, keys] = await Promise.all([
    read<Record>(members, "memberRecord", number),
    members.standing(number),
    read<Digests>(members, "digestsOf", number),
    read<Payout>(members, "payoutRecord", number),
    Promise.all(signers.map((signer) => read<Key>(members, "signerRecord", signer))),
  ]);
  const { out } = session;
  const name = await session.find.nameOf(number);
  const successor = await session.find.nameOf(Number(record.successor));
  const status = memberStatus[Number(standing.status)]!;
  const kind = memberClass[Number(record.class)]!;
  const facts = {
    member: number,
    name,
    class: kind.en,
    status: status.en,
    successor: Number(record.successor),
    ...digests,
    payout,
    keys: signers.map((signer, i) => keyFacts(signer, keys[i]!)),
  };
  out.data(facts, () => [
    ...factLines(out, [
      [{ en: "Member", zh: "成员" }, String(number)],
      [{ en: "Name", zh: "名称" }, name],
      [{ en: "Class", zh: "类别" }, out.pick(kind)],
      [{ en: "Status", zh: "状态" }, out.pick(status)],
      [{ en: "Successor", zh: "承继成员" }, successor],
      [{ en: "Registration digest", zh: "登记号摘要" }, orDash(digests.registrationDigest)],
      [{ en: "Profile digest", zh: "简介摘要" }, orDash(digests.profileDigest)],
      [{ en: "Bank account (digest)", zh: "银行账户（摘要）" }, orDash(payout.bankAccount)],
      [{ en: "Address for tokens", zh: "代币收款地址" }, orDash(payout.payout)],
      ...nextPayout(session, payout),
    ]),
    ...signers.flatMap((signer, i) => ["", ...factLines(out, keyRows(session, signer, keys[i]!))]),
  ]);
}

/** The account that comes into effect later, where one does. */
function nextPayout({ out }: Session, { nextFrom, nextPayout: address, nextBankAccount }: Payout): Fact[] {
  if (nextFrom === 0n) return [];
  return [
    [{ en: "New account from", zh: "新账户生效日期" }, dateText(nextFrom, out.pick)],
    [{ en: "New bank account (digest)", zh: "新银行账户（摘要）" }, orDash(nextBankAccount)],
    [{ en: "New address for tokens", zh: "新代币收款地址" }, orDash(address)],
  ];
}

/** What one key may sign. */
export async function showKey(session: Session, address: string): Promise<void> {
  const { members } = await session.ledger();
  const key = await read<Key>(members, "signerRecord", address);
  session.out.data(keyFacts(address, key), () => factLines(session.out, keyRows(session, address, key)));
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
    class: memberClass[Number(standings[i]![0])]!,
    status: memberStatus[Number(standings[i]![1])]!,
  }));
  session.out.data(
    rows.map((row) => ({ ...row, class: row.class.en, status: row.status.en })),
    () =>
      table(
        rows.map((row) => [String(row.member), row.name, pick(row.class), pick(row.status)]),
        [true, false, false, false],
        "",
      ),
  );
}
