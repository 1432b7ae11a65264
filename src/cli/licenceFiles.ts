import path from "node:path";
import { hashLicenceTerms, type LicenceTerms } from "../sdk/acts/licences/terms.js";
import { argsOf } from "../sdk/events.js";
import { licenceSchema } from "../property/licenceFormat.js";
import { toLicenceTerms } from "../property/licenceTerms.js";
import { usage } from "./exits.js";
import * as k from "./kinds.js";
import type { Session } from "./session.js";
import { readTyped } from "./typedFile.js";

/** The terms of a licence file; documents are looked for beside it. */
export async function termsOfLicenceFile(session: Session, name: string): Promise<LicenceTerms> {
  const file = await readTyped(name, licenceSchema);
  if (file === undefined) throw usage(`There is no file ${name}.`, `没有文件 ${name}。`);
  const beside = (text: string) =>
    /^(0x[0-9a-f]{64}|text:.*)$/is.test(text) ? text : path.resolve(path.dirname(name), text);
  return toLicenceTerms(file, {
    member: session.find.member,
    agreement: session.find.agreement,
    currency: (code) => session.find.currency(code.replace(/^token:/, "")),
    minorUnits: (amount, currency) => session.find.minorUnits(amount, currency),
    document: async (text) => k.document.read(beside(text), session),
  });
}

/** The terms with which a licence was granted, as its event tells them. */
export async function termsOfLicence(session: Session, licence: bigint): Promise<LicenceTerms> {
  const { licences } = await session.ledger();
  const filter = licences.filters.LicenceGranted(licence);
  const [granted] = await licences.queryFilter(filter, await session.firstBlock());
  if (granted === undefined) throw usage(`There is no licence ${licence}.`, `没有许可 ${licence}。`);
  const { terms } = argsOf<{ terms: LicenceTerms }>(granted);
  return terms;
}

/** What the owners of an asset agree to when they agree to a licence file. */
export const subjectOfLicenceFile = async (session: Session, name: string): Promise<string> =>
  hashLicenceTerms(await termsOfLicenceFile(session, name));
