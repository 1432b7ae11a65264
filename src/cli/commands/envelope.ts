import type { Act } from "../../sdk/acts/act.js";
import * as acts from "../../sdk/acts/index.js";
import { type Envelope, signEnvelope, typedDataOf } from "../../sdk/envelope.js";
import { type Command, command } from "../command.js";
import { readEnvelope, saveEnvelope } from "../envelopeFile.js";
import { usage } from "../exits.js";
import * as k from "../kinds.js";
import { argument, maybe } from "../parameters.js";
import { handIn } from "../performAct.js";
import { showTypedData } from "../show.js";

const byId = new Map((Object.values(acts) as Act<object>[]).map((act) => [act.id, act]));
const file = argument(k.file, { en: "envelope", zh: "待签文件" });

function actOf(envelope: Envelope, path: string): Act<object> {
  const act = byId.get(envelope.act);
  if (act?.consent !== undefined) return act;
  throw usage(
    `${path} is about "${envelope.act}", which this version does not know.`,
    `${path} 的事项“${envelope.act}”非本版本所知。`,
  );
}

/** Adds a signature to an envelope; needs no chain (经办 → 复核 → 审批). */
export const sign: Command = command({
  verb: "sign",
  about: { en: "add a signature to an envelope; needs no chain", zh: "在待签文件上追加签名（可离线）" },
  example: "sign payout.json --account finance-director",
  parameters: {
    file,
    member: maybe(k.member, undefined, {
      en: "in whose name, where several members sign",
      zh: "代表哪个成员（多成员会签时）",
    }),
  },
  run: async ({ file: path, member }, session) => {
    const envelope = await readEnvelope(path);
    const act = actOf(envelope, path);
    showTypedData(session.out, typedDataOf(act, envelope));
    await session.agree({ en: "Sign this?", zh: "确认签名？" });
    const signed = await signEnvelope(act, envelope, await session.key(), member);
    await saveEnvelope(path, signed, true);
    const count = signed.signatures.length;
    session.out.data({ envelope: path, signatures: count }, () => [
      session.out.pick({
        en: `Signed; ${path} now has ${count} signature(s).`,
        zh: `已签名；${path} 现有 ${count} 个签名。`,
      }),
    ]);
  },
});

/** Hands an envelope in; anybody may. */
export const submit: Command = command({
  verb: "submit",
  about: { en: "hand an envelope in (anybody)", zh: "提交待签文件（任何人）" },
  example: "submit payout.json --account registrar",
  parameters: { file },
  run: async ({ file: path }, session) => {
    const envelope = await readEnvelope(path);
    const act = actOf(envelope, path);
    const { chainId, addresses } = await session.network();
    if (
      envelope.chainId !== String(chainId) ||
      envelope.contract.toLowerCase() !== addresses[act.contract].toLowerCase()
    ) {
      throw usage(
        `${path} was signed for chain ${envelope.chainId}, contract ${envelope.contract}; this network is another one.`,
        `${path} 签给链 ${envelope.chainId} 的合约 ${envelope.contract}，与当前网络不符。`,
      );
    }
    showTypedData(session.out, typedDataOf(act, envelope), { en: "What was signed:", zh: "已签内容：" });
    await handIn(session, act, envelope.args, { en: "Handed in: {act}.", zh: "已提交：{act}。" }, { envelope });
  },
});
