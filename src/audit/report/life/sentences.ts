import type { Event, Told } from "../../events.js";
import type { Sentence } from "../../findings.js";
import { agreementSentences } from "./agreements.js";
import { contributionSentences } from "./contributions.js";
import { licenceSentences, listSentences } from "./licences.js";
import { memberSentences } from "./members.js";
import { coreSentences, railSentences } from "./money.js";
import { holdSentences, roleSentences } from "./oversight.js";
import { assetSentences, ownerSentences } from "./property.js";
import type { Speaker } from "./speaker.js";

/** What each event says to a reader. The compiler asks for a sentence of every event there is. */
export type Sentences = { [Name in Told["name"]]: (args: Event<Name>["args"], speaker: Speaker) => Sentence };

const sentences: Sentences = {
  ...memberSentences,
  ...agreementSentences,
  ...contributionSentences,
  ...coreSentences,
  ...railSentences,
  ...holdSentences,
  ...roleSentences,
  ...assetSentences,
  ...ownerSentences,
  ...licenceSentences,
  ...listSentences,
};

/** An event in words. */
export function sentenceOf(event: Told, speaker: Speaker): Sentence {
  const tell = sentences[event.name] as (args: Told["args"], speaker: Speaker) => Sentence;
  return tell(event.args, speaker);
}

const INNER: ReadonlySet<Told["name"]> = new Set<Told["name"]>([
  "ActNonceUsed",
  "AssetEncumbered",
  "AssetPoolMade",
  "CapUsed",
  "ContributionNonceUsed",
  "CreditChanged",
  "CurrencyLearnt",
  "EIP712DomainChanged",
  "EraEnded",
  "HoldMarked",
  "MotionUsed",
  "NonceUsed",
  "ParkedChanged",
  "PayoutLearnt",
  "PoolPrepared",
  "PotChanged",
  "Transfer",
]);

/** Is it only the ledger's own book-keeping, which another event of the same act tells better? */
export const isInner = ({ name }: Told): boolean => INNER.has(name);
