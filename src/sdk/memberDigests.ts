import type { Bilingual } from "../agreement/format.js";
import { digest } from "../digest.js";

/** The digest of a registration number, by which a member is the same on every chain. `type` is as agreement files write it. */
export const registrationDigest = ({ type, number }: { type: string; number: string }): string =>
  digest(`${type} ${number}`);

/** The digest of a name in both languages. */
export const nameDigest = ({ en, zh }: Bilingual): string => digest(`${en}\n${zh}`);
