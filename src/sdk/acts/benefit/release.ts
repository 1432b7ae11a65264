import type { AgreementNumber, CurrencyAddress } from "../types.js";
import { act } from "../act.js";

export interface ReleaseArgs {
  agreement: AgreementNumber;
  version: number;
  currency: CurrencyAddress;
}

/** Shares money that was collected for a tier in another currency, once the tier is closed. Anybody. */
export const release = act<ReleaseArgs>("benefit", "release");
