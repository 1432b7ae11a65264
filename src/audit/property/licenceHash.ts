import { hashStruct } from "../eip712.js";
import type { LicenceTerms } from "./books.js";

/** The structs of a licence's terms, as EIP-712 writes them: the terms first, what they are made of after them. */
export const LICENCE_TERMS = [
  "LicenceTerms(uint40 asset,uint8 kind,uint8 purpose,uint40 project,uint32 licensor,uint32 licensee,bytes32 counterparty,uint256 territory,uint128 fields,uint24 from,uint24 until,uint40 head,bool subLicences,uint24 useBy,bytes32 text,bytes32 fairness,bytes32 exportControl,bytes32 pledgeConsent,FeeTerms fees)",
  "FeeStep(uint96 from,uint32 rate)",
  "FeeTerms(address currency,uint8 base,uint96 ceiling,uint8 reportMonths,uint16 payDays,FeeStep[] steps,Instalment[] instalments)",
  "Instalment(uint24 due,uint96 amount)",
].join("");

/** What the chain keeps of a licence's terms. */
export const hashLicenceTerms = (terms: LicenceTerms): string => hashStruct(LICENCE_TERMS, terms);
