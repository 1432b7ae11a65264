import type { Deployed } from "../../state/code.js";
import { agreements } from "./agreements.js";
import { bank } from "./bank.js";
import { benefit } from "./benefit.js";
import { contributions } from "./contributions.js";
import { hold } from "./hold.js";
import { manager } from "./manager.js";
import { licences } from "./licences.js";
import { members } from "./members.js";
import { property } from "./property.js";
import { rewards } from "./rewards.js";
import { licenceRules, owners, reader, rules } from "./rules.js";
import { set } from "./set.js";
import type { SlotsOf } from "./slots.js";
import { treasury } from "./treasury.js";

/** How the storage of each contract of a deployment follows from its events. A contract that is added here brings its own file and layout. */
export const slotsOf: Record<Deployed, SlotsOf> = {
  members,
  set,
  benefit,
  bank,
  treasury,
  agreements,
  contributions,
  hold,
  manager,
  rules,
  property,
  licences,
  rewards,
  owners,
  reader,
  licenceRules,
};
