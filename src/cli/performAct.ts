import { table } from "../audit/report/table.js";
import type { Bilingual } from "../agreement/format.js";
import type { Act } from "../sdk/acts/act.js";
import { type Envelope, newEnvelope, signEnvelope, typedDataOf } from "../sdk/envelope.js";
import { type Told, eventsIn } from "../sdk/events.js";
import { transactionOf } from "../sdk/transaction.js";
import { saveEnvelope } from "./envelopeFile.js";
import type { Session } from "./session.js";
import { showTypedData } from "./show.js";

const DRY: Bilingual = {
  en: "It would succeed. Nothing was sent (--dry-run).",
  zh: "试运行：可以成功，未发送（--dry-run）。",
};

/** Turns values that events tell, by their names, into what people read. */
export type Words = (told: Record<string, unknown>, session: Session) => Promise<Record<string, string>>;

/**
 * Does an act: puts it into an envelope and signs it (`--envelope`), only tries it (`--dry-run`), or sends it. Whoever signs or sends sees
 * first what, and agrees.
 */
export async function performAct<A extends object>(
  session: Session,
  act: Act<A>,
  args: A,
  done: Bilingual,
  words?: Words,
): Promise<void> {
  if (session.options.envelope !== undefined) return writeEnvelope(session, act, args, session.options.envelope);
  await handIn(session, act, args, done, { words });
}

async function writeEnvelope<A extends object>(session: Session, act: Act<A>, args: A, path: string): Promise<void> {
  const ledger = await session.ledger();
  const envelope = await newEnvelope(ledger, act, args, {
    deadline: await session.deadline(),
    series: await session.series(),
  });
  showTypedData(session.out, typedDataOf(act, envelope));
  await session.agree({ en: "Sign this?", zh: "确认签名？" });
  const signed = await signEnvelope(act, envelope, await session.key());
  await saveEnvelope(path, signed);
  session.out.data({ envelope: path, signatures: signed.signatures.length }, () => [
    session.out.pick({
      en: `Signed and written to ${path}. Others sign it with: jointly sign ${path}; anybody hands it in with: jointly submit ${path}`,
      zh: `已签名并写入 ${path}。其他人签名：jointly sign ${path}；任何人提交：jointly submit ${path}`,
    }),
  ]);
}

/** Sends an act, alone or with the signatures of an envelope, and tells what came of it. */
export async function handIn<A extends object>(
  session: Session,
  act: Act<A>,
  args: A,
  done: Bilingual,
  { envelope, words }: { envelope?: Envelope; words?: Words | undefined } = {},
): Promise<void> {
  const ledger = await session.ledger();
  const transaction = await transactionOf(ledger, act, args, envelope);
  const { about, values } = session.asked;
  session.out.show([about, ...table(values, [false, false], "  ")]);
  await session.attempt(transaction);
  if (session.options.dryRun) return session.out.data({ dryRun: true, act: act.id }, () => [session.out.pick(DRY)]);
  await session.agree({ en: "Send this?", zh: "确认发送？" });
  const receipt = await session.send(transaction);
  const events = eventsIn(receipt.logs, ledger);
  const { hash: tx, blockNumber: block, gasUsed } = receipt;
  const told = toldIn(args, events);
  const sentence = filled(session.out.pick(done), { ...told, ...(await words?.(told, session)) });
  session.out.data({ tx, block, gasUsed, events }, () => [
    sentence,
    session.out.pick({ en: `Transaction ${tx}, block ${block}`, zh: `交易 ${tx}，区块 ${block}` }),
  ]);
}

/** Values by their names: the first event that has a name gives it, else the arguments. */
function toldIn(args: object, events: readonly Told[]): Record<string, unknown> {
  return Object.assign({}, args, ...events.map((event) => event.args).toReversed()) as Record<string, unknown>;
}

/** A sentence with its `{names}` replaced. */
const filled = (sentence: string, told: Record<string, unknown>): string =>
  sentence.replace(/\{(\w+)\}/g, (_all, name: string) => (name in told ? String(told[name]) : "?"));
