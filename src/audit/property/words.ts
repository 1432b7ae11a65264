/**
 * Cuts a word into its fields, the lowest first, each by its name and bits.
 * @throws RangeError when something stands above the fields.
 */
function cut<Name extends string>(word: bigint, fields: readonly (readonly [Name, number])[]): Record<Name, bigint> {
  let rest = word;
  const result = {} as Record<Name, bigint>;
  for (const [name, bits] of fields) {
    result[name] = BigInt.asUintN(bits, rest);
    rest >>= BigInt(bits);
  }
  if (rest !== 0n) throw new RangeError(`0x${rest.toString(16)} above the fields of a word`);
  return result;
}

/** An asset as the registry stores it. */
export const assetIn = (word: bigint) =>
  cut(word, [
    ["agreement", 40],
    ["owner", 32],
    ["pledgee", 32],
    ["pool", 16],
    ["royaltyPool", 16],
    ["royaltyRate", 24],
    ["useBy", 24],
    ["epoch", 24],
    ["exclusives", 8],
    ["depth", 8],
    ["kind", 8],
    ["status", 8],
    ["pledged", 8],
    ["currencies", 8],
  ]);
export type AssetWord = ReturnType<typeof assetIn>;

/** What is recorded of an asset besides. */
export const recordIn = (word: bigint) =>
  cut(word, [
    ["feePayer", 32],
    ["feeUntil", 24],
    ["usedOn", 24],
    ["epoch", 24],
    ["title", 8],
  ]);
export type RecordWord = ReturnType<typeof recordIn>;

/** How far the seating of an asset's owners is. */
export const seatingIn = (word: bigint) =>
  cut(word, [
    ["seated", 64],
    ["total", 64],
    ["pool", 16],
    ["source", 16],
    ["currencies", 8],
  ]);
export type SeatingWord = ReturnType<typeof seatingIn>;

/** What never changes of a motion. */
export const motionIn = (word: bigint) =>
  cut(word, [
    ["asset", 40],
    ["member", 32],
    ["act", 8],
    ["epoch", 24],
    ["total", 64],
    ["proposedAt", 40],
  ]);

/** How a motion stands. */
export const tallyIn = (word: bigint) =>
  cut(word, [
    ["consented", 64],
    ["objections", 16],
    ["taker", 32],
    ["takerUntil", 40],
    ["used", 8],
  ]);
export type Tally = ReturnType<typeof tallyIn>;

const RULE_BITS = 15n;
const RULES_AT = 78n;
const VERSION_AT = 198n;
const CONSENT_BITS = 3n;

/** The rules of an agreement's results; `acts` in the order of the contracts' enum `OwnerAct`. */
export function rulesIn(word: bigint) {
  const head = cut(BigInt.asUintN(Number(RULES_AT), word), [
    ["ownersPool", 16],
    ["licensorKeeps", 1],
    ["subLicences", 1],
    ["preemptionDays", 12],
    ["publicationDays", 12],
    ["cureDays", 12],
    ["accessDays", 12],
    ["useDays", 12],
  ]);
  const acts = Array.from({ length: 8 }, (_, act) => {
    const rule = word >> (RULES_AT + RULE_BITS * BigInt(act));
    return { consent: rule & 7n, noticeDays: (rule >> CONSENT_BITS) & 4095n };
  });
  const { version, nextPool } = cut(word >> VERSION_AT, [
    ["version", 16],
    ["nextPool", 16],
  ]);
  return { ...head, acts, version, nextPool };
}
export type RulesWord = ReturnType<typeof rulesIn>;

/** A licence as the registry stores it. */
export const licenceIn = (word: bigint) =>
  cut(word, [
    ["status", 3],
    ["kind", 3],
    ["place", 4],
    ["isListed", 1],
    ["reports", 16],
    ["soloPool", 16],
    ["until", 24],
    ["head", 40],
    ["licensee", 32],
    ["licensor", 32],
    ["asset", 40],
    ["agreement", 40],
  ]);
export type LicenceWord = ReturnType<typeof licenceIn>;
