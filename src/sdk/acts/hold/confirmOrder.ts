import type { Order } from "../types.js";
import { act } from "../act.js";

export interface ConfirmOrderArgs {
  order: bigint;
  data: Order;
}

/** A second officer confirms an order: it withholds the amount it names from now on. */
export const confirmOrder = act<ConfirmOrderArgs>("hold", "confirm");
