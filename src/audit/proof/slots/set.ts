import layout from "../../layout/ModuleSet.json" with { type: "json" };
import { type SlotsOf } from "./slots.js";

/** The module set's storage: how many modules stand, and the digest of all that was deployed. */
export const set: SlotsOf = {
  layout,
  written: ["_deployed", "_digest"],
  writers: (s) => ({
    ModuleSetCreated: ({ digest }) => s.set(digest, "_digest"),
    ModuleDeployed: ({ module, digest }) => {
      s.set(module + 1n, "_deployed");
      s.set(digest, "_digest");
    },
  }),
};
