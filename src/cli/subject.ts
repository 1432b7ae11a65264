import type { Subject, SubjectKind } from "../audit/report/life/subjects.js";
import { subjectKinds } from "../audit/report/life/subjects.js";
import { usage } from "./exits.js";
import * as k from "./kinds.js";
import type { Kind } from "./parameters.js";
import type { Session } from "./session.js";

type Read = (text: string, session: Session) => bigint | string | Promise<bigint | string>;

const readers: Record<SubjectKind, Read> = {
  member: async (text, session) => BigInt(await k.member.read(text, session)),
  agreement: k.agreement.read,
  draft: k.draft.read,
  contribution: k.contribution.read,
  receipt: k.receipt.read,
  run: k.run.read,
  pool: k.pool.read,
  order: k.order.read,
  root: k.contribution.read,
  asset: k.asset.read,
  licence: k.licence.read,
};

/** Something with a life of its own, as KIND:ID. */
export const subject: Kind<Subject> = {
  metavar: "kind:id",
  about: {
    en: "what it is about, like member:college, contribution:5, receipt:0x1a2b, run:2, pool:1/2, asset:3 or licence:4; also agreement, draft, order, root",
    zh: "对象，如 member:college、contribution:5、receipt:0x1a2b、run:2、pool:1/2、asset:3、licence:4；另有 agreement、draft、order、root",
  },
  read: async (text, session) => {
    const colon = text.indexOf(":");
    const kind = subjectKinds.find((one) => one === text.slice(0, Math.max(0, colon)));
    if (kind !== undefined) return { kind, id: await readers[kind](text.slice(colon + 1), session) };
    const kinds = subjectKinds.join(" | ");
    throw usage(
      `"${text}" does not say what it is: write KIND:ID, like contribution:5. Kinds: ${kinds}.`,
      `“${text}”未说明类别：请写 类别:编号，如 contribution:5。类别：${kinds}。`,
    );
  },
};
