import type { ShareOffer } from "../sdk/acts/property/types.js";
import type { Session } from "./session.js";

/** What is typed about a share that changes hands. */
interface Typed extends Omit<ShareOffer, "price" | "terms"> {
  price: string;
  contract: string;
}

/** A share offered, as the chain takes it: a gift names no currency. */
export async function offerOf(session: Session, { price, contract, ...offer }: Typed): Promise<ShareOffer> {
  const isGift = BigInt(offer.currency) === 0n;
  return { ...offer, price: isGift ? 0n : await session.find.minorUnits(price, offer.currency), terms: contract };
}
