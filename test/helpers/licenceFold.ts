import { expect } from "chai";
import { AbiCoder, keccak256, toBeHex } from "ethers";
import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import type { LicenseRegistry } from "../../typechain-types/index.js";
import { Kind, hashTerms, plain, readTerms } from "./licences.js";
import type { LicenceTerms } from "./licences.js";

const coder = AbiCoder.defaultAbiCoder();
const slotOf = (type: string, key: bigint, base: bigint): bigint =>
  BigInt(keccak256(coder.encode([type, "uint256"], [key, base])));
const [NONCES, COUNT, RECORDS, REPORTS, NOTICES, LISTS] = [2n, 3n, 4n, 5n, 6n, 7n];
const LISTED = 1n << 10n;
const DAYS = (1n << 24n) - 1n;

export interface Told {
  name: string;
  args: Record<string, unknown>;
}

/** Rebuilds every storage slot from the events alone. */
function fold(logs: Told[]): Map<bigint, bigint> {
  const slots = new Map<bigint, bigint>();
  const at = (slot: bigint): bigint => slots.get(slot) ?? 0n;
  const unlist = (word: bigint): void => {
    if (!(word & LISTED)) return;
    const [list, place] = [slotOf("uint40", (word >> 171n) & (2n ** 40n - 1n), LISTS), (word >> 6n) & 15n];
    slots.set(list, at(list) & ~(1n << place));
    for (const half of [1n, 2n]) slots.set(list + 2n * place + half, 0n);
  };
  for (const { name, args } of logs) {
    const value = (key: string): bigint => args[key] as bigint;
    if (name === "ActNonceUsed") {
      slots.set(slotOf("uint192", value("key"), slotOf("uint32", value("member"), NONCES)), value("next"));
      continue;
    }
    const licence = value("licence");
    const record = slotOf("uint40", licence, RECORDS);
    const word = at(record);
    if (name === "LicenceGranted") {
      const terms = args["terms"] as LicenceTerms;
      slots.set(COUNT, licence);
      slots.set(record, value("word"));
      slots.set(record + 1n, BigInt(terms.fees.currency) << 96n);
      slots.set(record + 2n, BigInt(hashTerms(terms)));
      if (!(value("word") & LISTED)) continue;
      const [list, place] = [slotOf("uint40", BigInt(terms.asset), LISTS), (value("word") >> 6n) & 15n];
      slots.set(list, at(list) | (1n << place));
      slots.set(list + 1n + 2n * place, terms.territory);
      const days = (BigInt(terms.until) << 192n) | (BigInt(terms.from) << 168n);
      slots.set(list + 2n + 2n * place, days | (terms.fields << 40n) | licence);
    } else if (name === "LicenceReported") {
      slots.set(record, (word & ~(65_535n << 11n)) | (value("report") << 11n));
      const sums = (value("baseTotal") << 120n) | (value("feesTotal") << 24n) | value("last");
      slots.set(slotOf("uint16", value("report"), slotOf("uint40", licence, REPORTS)), sums);
    } else if (["LicenceSettled", "LicenceUnsettled", "LicenceCredited"].includes(name)) {
      const money = at(record + 1n);
      const notice = at(slotOf("uint40", licence, NOTICES));
      const isCured = notice >> 40n <= money % 2n ** 96n && ((notice >> 24n) & 65_535n) <= ((word >> 11n) & 65_535n);
      if (name === "LicenceUnsettled" && notice !== 0n && isCured && BigInt(String(args["currency"])) === money >> 96n)
        slots.set(slotOf("uint40", licence, NOTICES), 0n);
      slots.set(record + 1n, ((at(record + 1n) >> 96n) << 96n) | value("paid"));
    } else if (name === "LicenceNoticed") {
      const notice = (value("claimed") << 40n) | (value("reports") << 24n) | value("cureUntil");
      slots.set(slotOf("uint40", licence, NOTICES), notice);
    } else if (name === "LicenceEnded") {
      unlist(word);
      const rest = word & ~(7n | (31n << 6n) | (DAYS << 43n));
      slots.set(record, rest | value("status") | (value("last") << 43n));
    } else if (name === "LicenceLoosened") {
      unlist(word);
      slots.set(record, (word & ~((7n << 3n) | (31n << 6n))) | (BigInt(Kind.Ordinary) << 3n));
    }
  }
  return slots;
}

/** Asserts that the registry's events rebuild every slot they name; what they tell, and how many slots those are. */
export async function expectFolded(ethers: HardhatEthers, registry: LicenseRegistry) {
  const logs = await registry.queryFilter("*" as never);
  const told = logs.map((log): Told => {
    const { fragment, args } = log as unknown as { fragment: { name: string }; args: unknown };
    const values = plain(args);
    if ("terms" in values) values["terms"] = readTerms(values["terms"]);
    return { name: fragment.name, args: values };
  });
  const slots = fold(told);
  for (const [slot, value] of slots) {
    expect(BigInt(await ethers.provider.getStorage(registry, toBeHex(slot, 32))), `slot ${slot}`).to.equal(value);
  }
  return { told, slots: slots.size };
}
