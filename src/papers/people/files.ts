import { isAddress } from "ethers";
import * as v from "valibot";
import { bilingual, closed, count, date, decimal, list, object, text } from "../../agreement/words.js";
import { decimal as plainDecimal } from "../../audit/report/amounts.js";
import { fromDay, toDay } from "../../dates.js";
import { decimalPattern, parseAmount } from "../../money.js";
import { type Certificate } from "./certificate.js";
import { COUNT_DECIMALS, type PeopleList, type SaltedPerson, kindOfList, listKinds } from "./list.js";
import type { LineProof } from "./proof.js";

/** The files of lists of people: the whole list, which stays secret; one line's proof; a certificate. */

const DECIMALS = 18;
const LARGEST = { member: 2 ** 32 - 1, agreement: 2n ** 40n - 1n, index: 2 ** 32 - 1 };
const hash = v.pipe(
  v.string(),
  v.check((value) => /^0x[0-9a-f]{64}$/i.test(value), "hash"),
);
const address = v.pipe(
  v.string(),
  v.check((value) => isAddress(value), "address"),
);
const digits = v.pipe(
  v.string(),
  v.check((value) => /^\d{1,30}$/.test(value), "decimal"),
);

const about = {
  chainId: digits,
  contract: address,
  agreement: v.pipe(
    digits,
    v.check((value) => BigInt(value) <= LARGEST.agreement, "decimal"),
  ),
  member: count(LARGEST.member),
  kind: v.picklist(listKinds),
  currency: address,
  unit: text,
  decimals: count(DECIMALS),
  first: date,
  last: date,
};
const salted = { person: text, main: v.boolean(), amount: decimal, text: v.string(), salt: hash };
const line = { ...about, ...salted, index: count(LARGEST.index), root: hash, proof: list(hash) };

const listSchema = object(
  closed({
    format: v.literal("jointly-people/1"),
    /** A word to whoever finds it. */
    secret: text,
    ...about,
    people: v.pipe(list(object(closed(salted))), v.minLength(1)),
  }),
);
const proofSchema = object(closed({ format: v.literal("jointly-proof/1"), ...line }));
const certificateSchema = object(
  closed({ format: v.literal("jointly-certificate/1"), ...line, issuer: bilingual, project: bilingual }),
);

type About = Pick<v.InferOutput<typeof listSchema>, keyof typeof about>;
type Salted = v.InferOutput<typeof listSchema>["people"][number];

const SECRET =
  "Keep this file: without its salts nobody can prove a line. Show it to nobody: it names people. 妥善保管，勿外传。";

const aboutOut = ({ chainId, contract, key, unit, decimals }: Omit<PeopleList, "people">): About => ({
  chainId,
  contract,
  agreement: String(key.agreement),
  member: key.member,
  kind: kindOfList(key),
  currency: key.currency,
  unit,
  decimals,
  first: fromDay(key.first),
  last: fromDay(key.last),
});

const aboutIn = (file: About): Omit<PeopleList, "people"> => ({
  chainId: file.chainId,
  contract: file.contract,
  unit: file.unit,
  decimals: file.decimals,
  key: {
    agreement: BigInt(file.agreement),
    member: file.member,
    kind: listKinds.indexOf(file.kind) + 1,
    currency: file.currency,
    first: toDay(file.first),
    last: toDay(file.last),
  },
});

const saltedOut = ({ person, main, amount, text: what, salt }: SaltedPerson, decimals: number): Salted => ({
  person,
  main,
  amount: plainDecimal(amount, decimals),
  text: what,
  salt,
});

/** Can the amount be counted with these decimals? */
function isCounted(amount: string, decimals: number): boolean {
  const [, before = "", behind = ""] = decimalPattern.exec(amount) ?? [];
  return before !== "" && behind.length <= decimals && BigInt(before + behind.padEnd(decimals, "0")) < 2n ** 96n;
}

/** Can it be counted so? What certificates count always has the same decimals: the chain's leaf does not tell them. */
const fits = ({ amount, decimals, kind }: { amount: string; decimals: number; kind: string }): boolean =>
  isCounted(amount, decimals) && (kind !== "certificate" || decimals === COUNT_DECIMALS);

const saltedIn = ({ person, main, amount, text: what, salt }: Salted, decimals: number): SaltedPerson => ({
  person,
  main,
  amount: parseAmount(amount, decimals),
  text: what,
  salt,
});

const lineOut = (proof: LineProof) => ({
  ...aboutOut(proof),
  ...saltedOut(proof, proof.decimals),
  index: proof.index,
  root: proof.root,
  proof: [...proof.proof],
});

function lineIn(file: Omit<v.InferOutput<typeof proofSchema>, "format">): LineProof {
  const { index, root, proof } = file;
  return { ...aboutIn(file), ...saltedIn(file, file.decimals), index, root, proof };
}

/** A list as its file has it, and back. */
export const listFile = {
  schema: v.pipe(
    listSchema,
    v.check(({ people, ...rest }) => people.every(({ amount }) => fits({ ...rest, amount })), "decimal"),
    v.transform((file): PeopleList => ({
      ...aboutIn(file),
      people: file.people.map((one) => saltedIn(one, file.decimals)),
    })),
  ),
  write: (whole: PeopleList): object => ({
    format: "jointly-people/1",
    secret: SECRET,
    ...aboutOut(whole),
    people: whole.people.map((one) => saltedOut(one, whole.decimals)),
  }),
};

/** A line's proof as its file has it, and back. */
export const proofFile = {
  schema: v.pipe(
    proofSchema,
    v.check((file) => fits(file), "decimal"),
    v.transform((file) => lineIn(file)),
  ),
  write: (proof: LineProof): object => ({ format: "jointly-proof/1", ...lineOut(proof) }),
};

/** A certificate as its file has it, and back. */
export const certificateFile = {
  schema: v.pipe(
    certificateSchema,
    v.check((file) => fits(file), "decimal"),
    v.transform((file): Certificate => ({ ...lineIn(file), issuer: file.issuer, project: file.project })),
  ),
  write: (certificate: Certificate): object => {
    const { issuer, project } = certificate;
    return { format: "jointly-certificate/1", ...lineOut(certificate), issuer, project };
  },
};
