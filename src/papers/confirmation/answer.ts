import { TypedDataEncoder, ZeroAddress, ZeroHash } from "ethers";
import * as v from "valibot";
import { typesOf } from "../../sdk/typedData.js";
import { type ConfirmationLetter, letterDigest } from "./letter.js";

const FORMAT = "jointly-answer/1";
const hex = (digits: number) => v.pipe(v.string(), v.regex(new RegExp(`^0x[0-9a-fA-F]{${digits}}$`)));
const decimal = v.pipe(v.string(), v.regex(/^\d{1,40}$/));

const schema = v.object({
  format: v.literal(FORMAT),
  statement: v.object({
    member: decimal,
    letter: hex(64),
    agrees: v.boolean(),
    currency: hex(40),
    amount: decimal,
    note: hex(64),
    answeredAt: decimal,
  }),
  signatures: v.array(v.object({ signer: hex(40), signature: hex(130) })),
});

/**
 * What a member signs: whether the letter of this digest agrees with its own books. Where it differs: the amount in minor units that it says it
 * is owed in a currency, and the digest of a note that says why. `answeredAt`: seconds since 1970, by the chain's clock.
 */
export type AnswerStatement = Answer["statement"];

/** An answer with its signatures: as many as the member's policy for the treasury asks for. */
export type Answer = v.InferOutput<typeof schema>;

const { primaryType, types } = typesOf(
  "ConfirmationAnswer(uint32 member,bytes32 letter,bool agrees,address currency,uint256 amount,bytes32 note,uint40 answeredAt)",
);

/** What a wallet is shown and signs, and its digest. The domain is not a contract's: no act of the ledger can be signed by mistake. */
export function answerTypedData({ chainId, registry }: ConfirmationLetter, statement: AnswerStatement) {
  const domain = { name: "Jointly Confirmation", version: "1", chainId: BigInt(chainId), verifyingContract: registry };
  return { domain, primaryType, types, message: statement, digest: TypedDataEncoder.hash(domain, types, statement) };
}

/** Where the member says that it is owed something else. */
export interface Difference {
  /** The currency's address. */
  currency: string;
  /** In minor units. */
  amount: bigint;
  /** Digest of the note; zeros for none. */
  note: string;
}

/** An answer to a letter, not signed yet; without a difference it agrees. */
export function answerTo(letter: ConfirmationLetter, answeredAt: number, difference?: Difference): Answer {
  const { currency, amount, note } = difference ?? { currency: ZeroAddress, amount: 0n, note: ZeroHash };
  const statement = {
    member: letter.member,
    letter: letterDigest(letter),
    agrees: difference === undefined,
    currency: currency.toLowerCase(),
    amount: String(amount),
    note,
    answeredAt: String(answeredAt),
  };
  return { format: FORMAT, statement, signatures: [] };
}

/** Do two statements say the same, whenever they were made? Then one answer collects both signatures. */
export const saysTheSame = (a: AnswerStatement, b: AnswerStatement): boolean =>
  (["member", "letter", "agrees", "currency", "amount", "note"] as const).every((name) => a[name] === b[name]);

/** An answer from a file's JSON; undefined for anything else. */
export function readAnswer(json: unknown): Answer | undefined {
  const read = v.safeParse(schema, json);
  return read.success ? read.output : undefined;
}

const sentence = v.object({ en: v.string(), zh: v.string() });
const integer = v.pipe(v.string(), v.regex(/^-?\d{1,40}$/));
const coin = { code: v.string(), decimals: v.number() };
const letterSchema = v.object({
  format: v.literal("jointly-confirmation/1"),
  chainId: decimal,
  registry: hex(40),
  agreement: decimal,
  member: decimal,
  name: sentence,
  asOf: v.pipe(v.string(), v.isoDate()),
  zone: v.string(),
  figures: v.array(
    v.object({
      ...coin,
      currency: hex(40),
      earned: integer,
      paid: integer,
      instructed: integer,
      withheld: integer,
      owed: integer,
      holds: integer,
    }),
  ),
  contributed: v.object({ ...coin, count: decimal, value: decimal }),
  units: v.array(v.object({ pool: decimal, units: decimal })),
  paidIn: v.array(v.object({ ...coin, gross: decimal, valueDate: v.string(), invoice: hex(64) })),
});

/** A letter from a file's JSON; undefined for anything else. */
export function readLetter(json: unknown): ConfirmationLetter | undefined {
  const read = v.safeParse(letterSchema, json);
  return read.success ? read.output : undefined;
}
