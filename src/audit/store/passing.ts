import { heldTables } from "../tables.js";
import type { Store } from "./store.js";

/** Keeps nothing: for an audit whose history nobody will ask for once more. */
export function passing(): Store {
  let passed = false;
  return {
    open: (_endpoint, { from }) => Promise.resolve(from),
    add: () => Promise.resolve(void (passed = true)),
    batches: async function* () {
      if (passed) throw new Error("the history was let go of: nobody was to ask for it again");
      yield* await Promise.resolve([]);
    },
    takeUp: () => Promise.resolve(undefined),
    begin: () => Promise.resolve(heldTables()),
    rest: () => undefined,
    putAway: () => Promise.resolve(),
    stood: () => Promise.resolve(),
  };
}
