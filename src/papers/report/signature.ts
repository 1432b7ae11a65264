import {
  Signature,
  type Signer,
  type TypedDataDomain,
  TypedDataEncoder,
  recoverAddress,
  sha256,
  toUtf8Bytes,
  ZeroHash,
} from "ethers";
import * as v from "valibot";
import { canonical } from "../../audit/report/files.js";
import type { Report } from "../../audit/report/model.js";

/** The file that holds an auditor's signature, beside those it signs. */
export const SIGNATURE_FILE = "report.sig.json";
const FORMAT = "jointly-audit-signature/1";

const types = {
  AuditReport: [
    { name: "report", type: "bytes32" },
    { name: "files", type: "bytes32" },
    { name: "block", type: "uint256" },
    { name: "blockHash", type: "bytes32" },
    { name: "sound", type: "bool" },
  ],
};

const hash = v.pipe(v.string(), v.regex(/^0x[0-9a-f]{64}$/));
const number = v.pipe(v.string(), v.regex(/^\d+$/));
const schema = v.strictObject({
  format: v.literal(FORMAT),
  domain: v.strictObject({
    name: v.literal("Jointly AuditReport"),
    version: v.literal("1"),
    chainId: number,
    salt: hash,
  }),
  message: v.strictObject({
    report: hash,
    files: hash,
    block: number,
    blockHash: hash,
    sound: v.boolean(),
  }),
  files: v.array(v.strictObject({ name: v.string(), sha256: hash })),
  signer: v.pipe(v.string(), v.regex(/^0x[0-9a-fA-F]{40}$/)),
  signature: v.pipe(v.string(), v.regex(/^0x[0-9a-f]{130}$/)),
});

/** An auditor's signature of a report: what it names (EIP-712), and the digests of all files that it covers. */
export type ReportSignature = v.InferOutput<typeof schema>;

/** The signature in a file's content, if it is one. */
export function signatureIn(content: unknown): ReportSignature | undefined {
  const read = v.safeParse(schema, content);
  return read.success ? read.output : undefined;
}

/** SHA-256 of a file's bytes, or of a text in UTF-8. */
export const digestOf = (content: string | Uint8Array): string =>
  sha256(typeof content === "string" ? toUtf8Bytes(content) : content);

/** What a report's signature names of the report itself; the module set's digest is the salt of its domain. */
export type Named = Pick<Report, "chain" | "deployment" | "verdict">;

function typedData({ chain, deployment, verdict }: Named, files: ReportSignature["files"]) {
  const report = files.find(({ name }) => name === "report.json")?.sha256 ?? ZeroHash;
  return {
    domain: {
      name: "Jointly AuditReport" as const,
      version: "1" as const,
      chainId: String(chain.chainId),
      salt: deployment.moduleSet?.digest ?? ZeroHash,
    },
    message: {
      report,
      files: digestOf(canonical(files)),
      block: String(chain.to),
      blockHash: chain.blockHash,
      sound: verdict.sound,
    },
  };
}

/** Signs a report's files. No chain is asked: an auditor's key may be kept off-line. */
export async function signReport(
  report: Named,
  contents: ReadonlyMap<string, string | Uint8Array>,
  signer: Signer,
): Promise<ReportSignature> {
  const files = [...contents].map(([name, content]) => ({ name, sha256: digestOf(content) }));
  const { domain, message } = typedData(report, files);
  const signature = await signer.signTypedData(domain, types, message);
  return { format: FORMAT, domain, message, files, signer: await signer.getAddress(), signature };
}

/** Does the signature name this report and these digests, all of them? */
export function namesReport(signature: ReportSignature, report: Named): boolean {
  const { domain, message } = typedData(report, signature.files);
  return canonical({ domain, message }) === canonical({ domain: signature.domain, message: signature.message });
}

/** Is it by the key it names? */
export function isBySigner({ domain, message, signer, signature }: ReportSignature): boolean {
  try {
    const digest = TypedDataEncoder.hash(domain as TypedDataDomain, types, message);
    if (Signature.from(signature).serialized !== signature) return false; // there are other ways to write the same one
    return recoverAddress(digest, signature).toLowerCase() === signer.toLowerCase();
  } catch {
    return false;
  }
}
