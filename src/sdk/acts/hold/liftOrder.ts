import type { Digest, Order } from "../types.js";
import { act } from "../act.js";

export interface LiftOrderArgs {
  order: bigint;
  data: Order;
  document: Digest;
}

/** Two officers, one after the other, end an order; what it withheld goes back. */
export const liftOrder = act<LiftOrderArgs>("hold", "lift");
