import type { Command, Noun } from "./command.js";
import { accountCommands } from "./commands/account.js";
import { agreementCommands } from "./commands/agreement.js";
import { benefitCommands } from "./commands/benefit.js";
import { contributionCommands } from "./commands/contribution.js";
import { sign, submit } from "./commands/envelope.js";
import { holdCommands } from "./commands/hold.js";
import { importCommands } from "./commands/import.js";
import { keyCommands } from "./commands/key.js";
import { memberCommands } from "./commands/member.js";
import { paymentCommands } from "./commands/payment.js";
import { receiptCommands } from "./commands/receipt.js";
import { run } from "./commands/run.js";
import { treasuryCommands } from "./commands/treasury.js";

/** Everything `jointly NOUN VERB` can do, in the order in which help lists it. */
export const nouns: readonly Noun[] = [
  memberCommands,
  keyCommands,
  agreementCommands,
  contributionCommands,
  receiptCommands,
  benefitCommands,
  paymentCommands,
  treasuryCommands,
  holdCommands,
  accountCommands,
  importCommands,
];

/** Commands that are one word. */
export const singles: readonly Command[] = [sign, submit, run];
