import type { Told } from "../events.js";
import type { Check, Scene } from "../findings.js";
import { readCap } from "../fold/terms.js";
import { poolOf } from "../ids.js";
import { CostWords } from "../words/costs.js";
import { ShareWords, bookWord } from "../words/shares.js";

/** The words that the core says it stored: every one follows from the one before. Storage is proven against these words. */
export const words: Check = {
  id: "words",
  title: { en: "Every word stored by the core follows from the one before", zh: "核心账本的每个存储字均由前值推得" },
  begin: (memory) => {
    const shares = new ShareWords(report, memory);
    const costs = new CostWords(report, memory);
    return {
      event: (event, scene) => {
        shares.event(event, scene);
        costs.event(event, scene);
        if (event.name === "Booked" || event.name === "Allocated" || event.name === "Reversed") {
          compare(event, bookWord(event, scene), event.args.book, scene);
        }
        if (event.name === "CapUsed") {
          const { cap, capUsed, capCurrency } = poolOf(scene.books, event.args.pool);
          const told = readCap(event.args.capWord);
          compare(event, capCurrency, told.capCurrency, scene);
          compare(event, cap, told.cap, scene);
          if (told.capUsed < capUsed) report(event, capUsed, told.capUsed, scene);
        }
      },
      transaction: (_events, scene) => costs.transaction(scene),
    };
  },
};

function compare(event: Told, expected: bigint, found: bigint, scene: Scene): void {
  if (expected !== found) report(event, expected, found, scene);
}

function report(event: Told, expected: bigint, found: bigint, { find }: Scene): void {
  const text = {
    en: `A word told by ${event.name} does not follow from the one before.`,
    zh: `${event.name} 所述存储字与前值不符。`,
  };
  find(event, text, hex(expected), hex(found));
}

const hex = (word: bigint): string => (word < 0n ? "none" : `0x${word.toString(16)}`);
