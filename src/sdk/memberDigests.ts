import type { Bilingual, MemberEntry } from "../agreement/format.js";
import { digest } from "../digest.js";

/** The digest of a registration number, by which a member is the same on every chain. `type` is as agreement files write it. */
export const registrationDigest = ({ type, number }: { type: string; number: string }): string =>
  digest(`${type} ${number}`);

/** The digest of a name in both languages. */
export const nameDigest = ({ en, zh }: Bilingual): string => digest(`${en}\n${zh}`);

/** The digest of a member's entry in an agreement file: its profile. */
export const profileDigest = (entry: MemberEntry): string => digest(JSON.stringify(entry));

/** The contract's registers: 统一社会信用代码, ROR, any other. */
export const registers = { USCC: 1, ROR: 2, CORDIS: 3, OTHER: 3 } as const;
