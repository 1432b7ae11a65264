import type { At, Told } from "../events.js";
import type { Check, Scene } from "../findings.js";
import { numberOf, poolOf } from "../ids.js";
import { identityOf } from "../identity.js";

/** After every block, all money of each agreement and currency that the block touched is in exactly one place. */
export const conservation: Check = {
  id: "conservation",
  title: { en: "At every block every cent is in exactly one place", zh: "每个区块中每一分钱都有且仅有一处归属" },
  begin: () => {
    const touched = new Map<string, [agreement: bigint, currency: bigint]>();
    return {
      event: (event, scene) => {
        const place = touchedBy(event, scene);
        if (place) touched.set(place.join(":"), place);
      },
      block: (last, scene) => {
        for (const [agreement, currency] of touched.values()) judge(last, agreement, currency, scene);
        touched.clear();
      },
    };
  },
};

function touchedBy(event: Told, { books }: Scene): [bigint, bigint] | undefined {
  switch (event.name) {
    case "Booked":
    case "Reversed":
    case "Allocated":
    case "PotChanged":
    case "CreditChanged":
      return [event.args.agreement, event.args.currency];
    case "Taken":
    case "ParkedChanged":
    case "EscrowReturned":
      return [poolOf(books, event.args.pool).agreement, event.args.currency];
    case "RunInstructed":
      return [event.args.agreement, numberOf(books, event.args.currency)];
    case "PaymentSettled": {
      const run = books.runs.get(event.args.run);
      return run && [run.agreement, run.currency];
    }
    default:
      return undefined;
  }
}

function judge(at: At, agreement: bigint, currency: bigint, { books, find }: Scene): void {
  const { dust, dustLimit } = identityOf(books, agreement, currency);
  const text = {
    en: `Money of agreement ${agreement} in currency ${currency} is missing, or is in two places.`,
    zh: `协议 ${agreement} 币种 ${currency} 的款项缺失或重复。`,
  };
  if (dust < 0n || dust > dustLimit) find(at, text, `0 to ${dustLimit} minor units left over`, dust);
}
