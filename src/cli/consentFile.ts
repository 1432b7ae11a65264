import * as v from "valibot";
import type { SignerGrant } from "../sdk/acts/types.js";
import { registrationDigest } from "../sdk/memberDigests.js";
import { domainOf, keyConsentTypes } from "../sdk/typedData.js";
import { usage } from "./exits.js";
import { jsonOf, writeWhole } from "./documents.js";
import { jsonText } from "./output.js";
import type { Session } from "./session.js";
import { factLines } from "./show.js";
import { dateText } from "./dates.js";
import { scopeNames } from "./reading/words.js";

const FORMAT = "jointly-consent/1";
const hex = v.pipe(v.string(), v.regex(/^0x[0-9a-fA-F]*$/));
const schema = v.object({
  format: v.literal(FORMAT),
  registrationDigest: hex,
  letterDigest: hex,
  signer: hex,
  scopes: v.number(),
  validUntil: v.pipe(v.string(), v.regex(/^\d+$/)),
  signature: hex,
});

/** A key's agreement to sign for one member, with the scopes and days that are asked for. */
export interface KeyConsent {
  registrationDigest: string;
  letterDigest: string;
  grant: SignerGrant;
  signature: string;
}

/** What `jointly key consent` is given. */
interface Asked {
  registration: string;
  letter: string;
  scopes: number;
  until: bigint;
  out: string;
}

/** Signs a key's consent and writes it to a file. Needs the network's description, not the chain. */
export async function writeConsent(asked: Asked, session: Session): Promise<void> {
  const { chainId, addresses } = await session.network();
  const key = await session.key();
  const signer = await key.getAddress();
  const { letter: letterDigest, scopes, until } = asked;
  const statement = { registrationDigest: digestOf(asked.registration), signer, letterDigest };
  const { out } = session;
  out.show(
    factLines(out, [
      [{ en: "Registration", zh: "登记号" }, asked.registration],
      [{ en: "Key", zh: "密钥" }, signer],
      [{ en: "Scopes", zh: "权限" }, out.pick(scopeNames(scopes))],
      [{ en: "Valid until", zh: "有效期至" }, dateText(until, out.pick)],
      [{ en: "Letter (digest)", zh: "授权书（摘要）" }, letterDigest],
    ]),
  );
  await session.agree({ en: "Let this key sign for that member?", zh: "同意由此密钥代表该成员签名？" });
  const domain = domainOf("members", BigInt(chainId), addresses.members);
  const signature = await key.signTypedData(domain, keyConsentTypes, statement);
  const content = { format: FORMAT, ...statement, scopes, validUntil: String(until), signature };
  await writeWhole(asked.out, jsonText(content, 2) + "\n");
  session.out.data({ consent: asked.out, signer }, () => [
    session.out.pick({ en: `Written to ${asked.out}.`, zh: `已写入 ${asked.out}。` }),
  ]);
}

/** The digest of a registration written "TYPE NUMBER". */
function digestOf(registration: string): string {
  const [, type, number] = /^(USCC|ROR|CORDIS|OTHER) (\S.*)$/.exec(registration.trim()) ?? [];
  if (type !== undefined && number !== undefined) return registrationDigest({ type, number });
  throw usage(
    `"${registration}" is no registration: write TYPE NUMBER, with the type USCC, ROR, CORDIS or OTHER.`,
    `“${registration}”不是登记号：请写 类型 号码，类型为 USCC、ROR、CORDIS 或 OTHER。`,
  );
}

/** @throws CliError when the file is no consent. */
export async function consentIn(path: string): Promise<KeyConsent> {
  const result = v.safeParse(schema, await jsonOf(path));
  if (!result.success) {
    throw usage(
      `${path} is no consent of a key. Make one with: jointly key consent`,
      `${path} 不是密钥同意文件，请用 jointly key consent 生成。`,
    );
  }
  const { signer, scopes, validUntil, ...rest } = result.output;
  return { ...rest, grant: { signer, scopes, validUntil: BigInt(validUntil) } };
}
