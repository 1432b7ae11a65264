import type { AgreementFile, Step } from "../agreement/format.js";
import type { Ledger } from "../sdk/ledger.js";
import { admitAll, agree, waitFor } from "./founding.js";
import * as revenue from "./revenue.js";
import * as work from "./work.js";
import type { Chain, Happening, World } from "./world.js";

/** A world before anything has happened. */
export function newWorld(file: AgreementFile, ledger: Ledger, chain: Chain): World {
  return {
    file,
    ledger,
    chain,
    members: new Map(),
    agreement: 0n,
    entry: file.agreement,
    versions: [],
    pools: new Map(),
    contributions: new Map(),
    receipts: new Map(),
    closes: 0,
  };
}

/**
 * Plays the life of an agreement file on a chain, through the real contracts: admission, signatures, then the story step by step.
 * @throws what a contract refuses, with the step it happened in as `cause`.
 */
export async function* play(world: World): AsyncGenerator<Happening> {
  yield* admitAll(world);
  yield* agree(world);
  for (const [place, step] of world.file.story.entries()) {
    await waitFor(world, step.date);
    try {
      if (step.do === "amend") {
        world.entry = { ...world.entry, ...step.change };
        yield* agree(world);
      } else yield await one(world, step);
    } catch (cause) {
      throw new Error(`story step ${place + 1} ("${step.do}" on ${step.date}) was refused`, { cause });
    }
    if (step.note !== undefined) yield { date: step.date, text: step.note };
  }
}

function one(world: World, step: Exclude<Step, { do: "amend" }>): Promise<Happening> {
  switch (step.do) {
    case "contribute":
      return work.contribute(world, step);
    case "attest":
      return work.attest(world, step);
    case "challenge":
      return work.challenge(world, step);
    case "rule":
      return work.rule(world, step);
    case "finalise":
      return work.finalise(world, step);
    case "receipt":
      return revenue.receipt(world, step);
    case "reverse":
      return revenue.reverse(world, step);
    case "pay-in":
      return revenue.payIn(world, step);
    case "close":
      return revenue.close(world, step);
    case "payment-run":
      return revenue.paymentRun(world, step);
    case "claim":
      return revenue.claim(world, step);
  }
}
