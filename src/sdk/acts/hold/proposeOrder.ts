import type { Order } from "../types.js";
import { act } from "../act.js";

export interface ProposeOrderArgs {
  data: Order;
}

/** An officer proposes an order from outside (court, insolvency administrator). */
export const proposeOrder = act<ProposeOrderArgs>("hold", "propose");
