import { Integer, OctetString, Sequence } from "asn1js";
import {
  AlgorithmIdentifier,
  Certificate,
  ContentInfo,
  type ExtKeyUsage,
  MessageImprint,
  PKIStatus,
  SignedData,
  TSTInfo,
  TimeStampReq,
  TimeStampResp,
  getCrypto,
  getRandomValues,
  id_ContentType_SignedData,
  id_ExtKeyUsage,
  id_eContentType_TSTInfo,
  id_sha1,
  id_sha256,
} from "pkijs";
import type { Sentence } from "../findings.js";

const NONCE_BYTES = 8;
/** The purpose that a certificate of a timestamping authority has, and no other (RFC 3161, 2.3). */
const TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
const COMMON_NAME = "2.5.4.3";
/** The signed attribute that names the signer's certificate by its hash (RFC 5816), and its forerunner with SHA-1 (RFC 2634). */
const SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47";
const SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.12";

/**
 * A request for a timestamp of some bytes (RFC 3161, 2.4.1), to be sent to an authority as application/timestamp-query: SHA-256 of them, a
 * nonce, and the wish that the authority's certificate comes along. Only the digest leaves the house.
 */
export async function timestampRequest(content: Uint8Array): Promise<Uint8Array> {
  const nonce = getRandomValues(new Uint8Array(NONCE_BYTES));
  const request = new TimeStampReq({
    version: 1,
    messageImprint: await MessageImprint.create("SHA-256", buffer(content)),
    nonce: Integer.fromBigInt(nonce.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)),
    certReq: true,
  });
  return new Uint8Array(request.toSchema().toBER());
}

/** What a response is compared with. */
export interface Stamped {
  /** The bytes that were stamped. */
  content: Uint8Array;
  /** Certificates in PEM: of the authority itself, or of those who vouch for it. */
  trusted: string;
  /** The request, where it was kept: its nonce must come back. */
  request?: Uint8Array;
}

/** What a timestamp came to. Without faults the bytes existed at `time`, as far as the authority is trusted. */
export interface TimestampVerdict {
  faults: Sentence[];
  time?: Date;
  /** The serial number that the authority gave, in decimal. */
  serial?: string;
  /** The common name in the certificate of whoever signed. */
  signer?: string;
}

const fault = (en: string, zh: string): Sentence => ({ en, zh });
const refused = (en: string, zh: string): TimestampVerdict => ({ faults: [fault(en, zh)] });

/**
 * Checks an authority's response (RFC 3161, 2.4.2): granted, of these bytes, with the request's nonce, signed by a certificate for
 * timestamping that is a trusted one or leads to one, as of the time it tells. Revocation is not asked for. It never throws: what cannot be
 * read is a fault.
 */
export async function checkTimestamp(response: Uint8Array, stamped: Stamped): Promise<TimestampVerdict> {
  let token: Token | undefined;
  try {
    token = tokenIn(response);
  } catch {
    return refused("This is no response of a timestamping authority.", "这不是时间戳服务机构的响应。");
  }
  if (token === undefined) return refused("The authority granted no timestamp.", "时间戳服务机构未予签发。");
  const { info } = token;
  const serial = info.serialNumber.toBigInt().toString();
  try {
    const signer = await signerOf(token, stamped.content);
    const faults = [...nonceFaults(info, stamped.request), ...(await trustFaults(token, signer, stamped))];
    return { faults, time: info.genTime, serial, signer: nameOf(signer) };
  } catch (error) {
    const { message } = error as Error;
    const faults = [
      fault(`The timestamp is not of this file, or not signed (${message}).`, "时间戳与该文件不符，或签名无效。"),
    ];
    return { faults, time: info.genTime, serial };
  }
}

interface Token {
  signed: SignedData;
  info: TSTInfo;
}

/** The signed time in a response; undefined where the authority refused. */
function tokenIn(response: Uint8Array): Token | undefined {
  const { status, timeStampToken } = TimeStampResp.fromBER(buffer(response));
  if (status.status !== PKIStatus.granted && status.status !== PKIStatus.grantedWithMods) return undefined;
  const { contentType, content } = timeStampToken ?? new ContentInfo();
  const signed = new SignedData({ schema: content });
  const { eContentType, eContent } = signed.encapContentInfo;
  if (contentType !== id_ContentType_SignedData || eContentType !== id_eContentType_TSTInfo || eContent === undefined)
    throw new Error("no token");
  return { signed, info: TSTInfo.fromBER(eContent.getValue()) };
}

/** The certificate whose key signed the token over this content. @throws for another content or signature. */
async function signerOf({ signed }: Token, content: Uint8Array): Promise<Certificate> {
  const { signatureVerified, signerCertificate } = await signed.verify({
    signer: 0,
    data: buffer(content),
    extendedMode: true,
  });
  if (signatureVerified !== true || !signerCertificate) throw new Error("the signature does not fit");
  if (!(await namesSigner(signed, signerCertificate))) throw new Error("it names another certificate");
  return signerCertificate;
}

/** Is the certificate the one that the signed attributes name? Else another one with the same key could be put in its place. */
async function namesSigner({ signerInfos }: SignedData, signer: Certificate): Promise<boolean> {
  const attributes = signerInfos[0]?.signedAttrs?.attributes ?? [];
  const attribute = attributes.find(({ type }) => type === SIGNING_CERTIFICATE_V2 || type === SIGNING_CERTIFICATE);
  const certificates = (attribute?.values[0] as Sequence | undefined)?.valueBlock.value[0] as Sequence | undefined;
  const [first, second] = (certificates?.valueBlock.value[0] as Sequence | undefined)?.valueBlock.value ?? [];
  // A hash function stands in front unless it is SHA-256.
  const hash = first instanceof Sequence ? second : first;
  if (!(hash instanceof OctetString)) return false;
  const named = first instanceof Sequence ? new AlgorithmIdentifier({ schema: first }).algorithmId : id_sha256;
  const algorithm = attribute?.type === SIGNING_CERTIFICATE ? id_sha1 : named;
  const { name } = getCrypto(true).getAlgorithmByOID<{ name: string }>(algorithm, true);
  const actual = new OctetString({ valueHex: await globalThis.crypto.subtle.digest(name, signer.toSchema().toBER()) });
  return hash.isEqual(actual);
}

function nonceFaults({ nonce }: TSTInfo, request: Uint8Array | undefined): Sentence[] {
  const asked = request === undefined ? undefined : TimeStampReq.fromBER(buffer(request)).nonce;
  if (asked === undefined || (nonce !== undefined && nonce.toBigInt() === asked.toBigInt())) return [];
  return [fault("The response answers another request.", "该响应对应另一请求。")];
}

async function trustFaults({ signed, info }: Token, signer: Certificate, stamped: Stamped): Promise<Sentence[]> {
  const usage = signer.extensions?.find(({ extnID }) => extnID === id_ExtKeyUsage)?.parsedValue as
    ExtKeyUsage | undefined;
  if (usage?.keyPurposes.length !== 1 || usage.keyPurposes[0] !== TIME_STAMPING)
    return [fault("Whoever signed has no certificate for timestamping.", "签名者的证书不是时间戳专用证书。")];
  if (info.genTime < signer.notBefore.value || info.genTime > signer.notAfter.value)
    return [fault("The authority's certificate was not valid at that time.", "该时刻时间戳证书不在有效期内。")];
  const trustedCerts = certificatesIn(stamped.trusted);
  if (trustedCerts.some((one) => one.toString("base64") === signer.toString("base64"))) return [];
  try {
    await signed.verify({ signer: 0, data: buffer(stamped.content), trustedCerts, checkChain: true });
    return [];
  } catch {
    return [fault("The authority's certificate leads to none that is trusted.", "时间戳证书无法追溯至受信证书。")];
  }
}

/** The certificates in a PEM text, at least one. @throws Error where there is none. */
export function certificatesIn(pem: string): Certificate[] {
  const blocks = [...pem.matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g)];
  if (blocks.length === 0) throw new Error("no certificate");
  return blocks.map(([, base64]) => {
    const bytes = Uint8Array.from(atob(base64!.replaceAll(/\s/g, "")), (character) => character.charCodeAt(0));
    return Certificate.fromBER(buffer(bytes));
  });
}

function nameOf({ subject }: Certificate): string {
  const name = subject.typesAndValues.find(({ type }) => type === COMMON_NAME);
  return name === undefined ? "" : String(name.value.valueBlock.value);
}

/** The bytes in a buffer of their own. */
const buffer = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;
