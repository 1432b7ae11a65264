import layout from "../../layout/RewardRegister.json" with { type: "json" };
import { type SlotsOf, nothing, shortNames } from "./slots.js";

/** The storage of commitments to lists of people. */
export const rewards: SlotsOf = {
  layout,
  written: ["_nonces", "_lists"],
  never: shortNames,
  writers: (s) => ({
    ListCommitted: ({ list, revision, facts: { root, count, total, main } }) => {
      for (const [field, value] of Object.entries({ revision, count, total, main, root })) {
        s.set(value, "_lists", list, field);
      }
    },
    ActNonceUsed: ({ member, key, next }) => s.set(next, "_nonces", member, key),
    EIP712DomainChanged: nothing,
  }),
};
