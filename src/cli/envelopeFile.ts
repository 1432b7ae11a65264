import { existsSync } from "node:fs";
import * as v from "valibot";
import type { Envelope } from "../sdk/envelope.js";
import { usage } from "./exits.js";
import { jsonOf, writeWhole } from "./documents.js";
import { jsonText } from "./output.js";

const FORMAT = "jointly-envelope/1";
const hex = v.pipe(v.string(), v.regex(/^0x[0-9a-fA-F]*$/));

const schema = v.object({
  format: v.literal(FORMAT),
  act: v.string(),
  chainId: v.pipe(v.string(), v.regex(/^\d+$/)),
  contract: hex,
  args: v.record(v.string(), v.unknown()),
  member: v.number(),
  message: v.record(v.string(), v.unknown()),
  signatures: v.array(v.object({ member: v.number(), signer: hex, signature: hex })),
});

/** Writes an envelope; an existing file is somebody's signatures and is never written over. */
export async function saveEnvelope(path: string, envelope: Envelope, replace = false): Promise<void> {
  if (!replace && existsSync(path)) {
    throw usage(
      `${path} exists already. Name another file, or add your signature to it with: jointly sign ${path}`,
      `${path} 已存在。请另指定文件，或用 jointly sign ${path} 追加签名。`,
    );
  }
  await writeWhole(path, jsonText({ format: FORMAT, ...envelope }, 2) + "\n");
}

/** @throws CliError naming what is wrong with the file. */
export async function readEnvelope(path: string): Promise<Envelope> {
  const result = v.safeParse(schema, await jsonOf(path));
  if (result.success) return result.output as Envelope;
  const places = result.issues.map((issue) => v.getDotPath(issue) ?? "·").join(", ");
  throw usage(
    `${path} is not an envelope of this version (wrong or missing: ${places}). Ask whoever made it for the file as it was written.`,
    `${path} 不是本版本的待签文件（有误或缺失：${places}）。请向制作人索取原文件。`,
  );
}
