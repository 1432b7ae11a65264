import layout from "../../layout/LicenseRegistry.json" with { type: "json" };
import { hashLicenceTerms } from "../../property/licenceHash.js";
import type { Storage } from "../storage.js";
import { type SlotsOf, type Writers, nothing, shortNames } from "./slots.js";

/** Where fields stand in a licence's word, see contracts/property/LicenceWords.sol. */
const At = { kind: 3n, place: 6n, listed: 10n, reports: 11n, until: 43n, asset: 171n } as const;
const [THREE_BITS, PLACE, REPORTS, DAY, ASSET] = [7n, 0x1fn, 0xffffn, 0xffffffn, 0xffffffffffn];
const ORDINARY = 1n;
const CURRENCY_AT = 96n;
const AMOUNT = (1n << 96n) - 1n;

/** The storage of licences. */
export const licences: SlotsOf = {
  layout,
  written: ["_nonces", "_count", "_records", "_reports", "_notices", "_lists"],
  never: shortNames,
  writers: (storage) => ({ ...ofGrants(storage), ...ofMoney(storage), ...ofEnds(storage) }),
};

const without = (word: bigint, mask: bigint, at: bigint): bigint => word & ~(mask << at);
const wordOf = (s: Storage, licence: bigint): bigint => s.get("_records", licence, "word");
const isListed = (word: bigint): boolean => ((word >> At.listed) & 1n) === 1n;

const ofGrants = (s: Storage): Writers => ({
  LicenceGranted: ({ licence, word, terms }) => {
    s.set(licence, "_count");
    s.set(word, "_records", licence, "word");
    s.set(BigInt(terms.fees.currency) << CURRENCY_AT, "_records", licence, "money");
    s.set(hashLicenceTerms(terms), "_records", licence, "terms");
    if (!isListed(word)) return;
    const place = (word >> At.place) & 0xfn;
    s.set(s.get("_lists", terms.asset, "taken") | (1n << place), "_lists", terms.asset, "taken");
    const entry = ["_lists", terms.asset, "entries", String(place)];
    s.set(terms.territory, ...entry, "territory");
    s.set(licence, ...entry, "licence");
    s.set(terms.fields, ...entry, "fields");
    s.set(terms.from, ...entry, "from");
    s.set(terms.until, ...entry, "until");
  },
  ActNonceUsed: ({ member, key, next }) => s.set(next, "_nonces", member, key),
  EIP712DomainChanged: nothing,
  LicenceContractFiled: nothing,
});

const ofMoney = (s: Storage): Writers => {
  const paid = ({ licence, paid: sum }: { licence: bigint; paid: bigint }) => {
    const money = s.get("_records", licence, "money");
    s.set((money & ~AMOUNT) | sum, "_records", licence, "money");
  };
  /** Is all paid and reported that a notice asked for? */
  const isCured = (licence: bigint): boolean => {
    const notice = s.get("_notices", licence, "word");
    const reports = (wordOf(s, licence) >> At.reports) & REPORTS;
    return notice >> 40n <= (s.get("_records", licence, "money") & AMOUNT) && ((notice >> 24n) & REPORTS) <= reports;
  };
  return {
    LicenceReported: ({ licence, report, baseTotal, feesTotal, last }) => {
      const word = without(wordOf(s, licence), REPORTS, At.reports) | (report << At.reports);
      s.set(word, "_records", licence, "word");
      s.set((baseTotal << 120n) | (feesTotal << 24n) | last, "_reports", licence, report, "word");
    },
    LicenceSettled: paid,
    LicenceUnsettled: (args) => {
      if (isCured(args.licence) && BigInt(args.currency) === s.get("_records", args.licence, "money") >> CURRENCY_AT)
        s.set(0n, "_notices", args.licence, "word");
      paid(args);
    },
    LicenceCredited: paid,
    LicenceNoticed: ({ licence, claimed, reports, cureUntil }) =>
      s.set((claimed << 40n) | (reports << 24n) | cureUntil, "_notices", licence, "word"),
  };
};

const ofEnds = (s: Storage): Writers => {
  /** Frees the place of a licence in its asset's list; its word without the place. */
  const unlisted = (licence: bigint): bigint => {
    const word = wordOf(s, licence);
    if (!isListed(word)) return word;
    const asset = (word >> At.asset) & ASSET;
    const place = (word >> At.place) & 0xfn;
    s.set(s.get("_lists", asset, "taken") & ~(1n << place), "_lists", asset, "taken");
    s.clear("_lists", asset, "entries", String(place));
    return without(word, PLACE, At.place);
  };
  return {
    LicenceEnded: ({ licence, status, last }) => {
      const rest = without(without(unlisted(licence), THREE_BITS, 0n), DAY, At.until);
      s.set(rest | status | (last << At.until), "_records", licence, "word");
    },
    LicenceLoosened: ({ licence }) => {
      const rest = without(unlisted(licence), THREE_BITS, At.kind);
      s.set(rest | (ORDINARY << At.kind), "_records", licence, "word");
    },
  };
};
