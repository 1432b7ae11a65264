import type { Told } from "../events.js";
import type { Deployed } from "../state/code.js";
import type { SlotsOf, Writers } from "./slots/slots.js";
import { slotsOf } from "./slots/all.js";
import { Storage } from "./storage.js";

/** An event that cannot be written into the storage of its contract. */
export interface Misfit {
  event: Told;
  problem: string;
}

/** The storage of each contract as its events tell it, and the events that do not fit there. */
export interface Folded {
  storages: Map<Deployed, Storage>;
  misfits: Misfit[];
}

/** Rebuilds the storage of every contract of a deployment from the events alone. */
export class StorageFold implements Folded {
  readonly storages = new Map<Deployed, Storage>();
  readonly misfits: Misfit[] = [];
  private readonly writers = new Map<string, Writers>();

  /** @param contracts where each contract stands. */
  constructor(contracts: Partial<Record<Deployed, string>>) {
    for (const [name, address] of Object.entries(contracts) as [Deployed, string][]) {
      const slots: SlotsOf = slotsOf[name];
      const storage = new Storage(slots.layout);
      this.storages.set(name, storage);
      this.writers.set(address.toLowerCase(), slots.writers(storage));
    }
  }

  /**
   * @param history what happened next, in the order of the chain.
   * @param times of the blocks, in seconds: some of what is stored is the time of its transaction.
   */
  add(history: readonly Told[], times: Pick<ReadonlyMap<number, bigint>, "get">): void {
    for (const event of history) {
      const write = this.writers.get(event.address.toLowerCase())?.[event.name] as Writer | undefined;
      const time = times.get(event.block)!; // not tried: where a store fails to tell it, the event is no misfit
      try {
        write?.(event.args, time);
      } catch (error) {
        this.misfits.push({ event, problem: (error as Error).message });
      }
    }
  }
}

type Writer = (args: Told["args"], time: bigint) => void;
