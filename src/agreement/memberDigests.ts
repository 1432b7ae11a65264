import { digest } from "../digest.js";
import type { MemberEntry } from "./format.js";

/** The contract's registers: 统一社会信用代码, ROR, any other. */
export const registers = { USCC: 1, ROR: 2, CORDIS: 3, OTHER: 3 } as const;

/** The digest of a member's entry in an agreement file: its profile. */
export const profileDigest = (entry: MemberEntry): string => digest(JSON.stringify(entry));
