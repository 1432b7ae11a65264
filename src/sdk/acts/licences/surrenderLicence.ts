import type { Digest } from "../types.js";
import type { Ledger } from "../../ledger.js";
import { act } from "../act.js";

export interface SurrenderLicenceArgs {
  licence: bigint;
  reason: Digest;
}

/** Who speaks for a licensee: itself, or the licensor where it is no member. */
async function speakerOf({ licence }: { licence: bigint }, { licences }: Ledger): Promise<number> {
  const { licensee, licensor } = await licences.licenceOf(licence);
  return Number(licensee === 0n ? licensor : licensee);
}

/** Gives a licence up. The licensee; the licensor where the licensee is no member. */
export const surrenderLicence = act<SurrenderLicenceArgs>(
  "licences",
  "surrender",
  "SurrenderLicence(uint40 licence,bytes32 reason,uint256 nonce,uint40 deadline)",
  { member: speakerOf },
);
