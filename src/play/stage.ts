import type { Happening, World } from "./world.js";

/** Something done, seen through a world of its own: its chain's signers send side by side with those of other acts. */
export type Act = (via: World) => Promise<Happening[]>;

/** Acts that do not depend on one another, to be done when the chain's clock shows at least this second. */
export interface Stage {
  at: number;
  acts: Act[];
}
