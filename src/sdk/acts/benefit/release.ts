import type { AgreementNumber, CurrencyAddress } from "../types.js";
import { act } from "../act.js";

export interface ReleaseArgs {
  agreement: AgreementNumber;
  version: number;
  /** Which pool stands in for which, `to 16 | from 16`, for income of an asset with owners of its own; 0 for all other. */
  standIn?: number;
  currency: CurrencyAddress;
}

/** Shares money that was collected for a tier in another currency, once the tier is closed. Anybody. */
export const release = act<ReleaseArgs>("benefit", "release", undefined, {
  inputs: ({ agreement, version, standIn = 0, currency }) => ({
    agreement,
    pot: (BigInt(standIn) << 16n) | BigInt(version),
    currency,
  }),
});
