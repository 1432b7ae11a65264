import { contributions } from "./contributions.js";
import { conservation } from "./conservation.js";
import { credits } from "./credits.js";
import { fourEyes } from "./fourEyes.js";
import { permissions } from "./permissions.js";
import { owed } from "./owed.js";
import { payments } from "./payments.js";
import { receipts } from "./receipts.js";
import { recovery } from "./recovery.js";
import { seats } from "./seats.js";
import { sequences } from "./sequences.js";
import { signatures } from "./signatures.js";
import { terms } from "./terms.js";
import { traces } from "./traces.js";
import { treasury } from "./treasury.js";
import { units } from "./units.js";
import { waterfall } from "./waterfall.js";
import { windows } from "./windows.js";
import { words } from "./words.js";
import { access } from "../property/checkAccess.js";
import { licences } from "../property/checkLicences.js";
import { motions } from "../property/checkMotions.js";
import { owners } from "../property/checkOwners.js";
import { rewards } from "../property/checkRewards.js";
import { royalties } from "../property/checkRoyalties.js";
import type { Check } from "../findings.js";

/** Every check of the replay, in the order in which they are asked and reported. */
export const checks: readonly Check[] = [
  terms,
  seats,
  contributions,
  units,
  owners,
  motions,
  licences,
  access,
  royalties,
  rewards,
  receipts,
  fourEyes,
  sequences,
  waterfall,
  recovery,
  owed,
  payments,
  credits,
  treasury,
  conservation,
  words,
  traces,
  signatures,
  permissions,
  windows,
];
