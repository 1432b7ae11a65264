import type { AgreementFile } from "../agreement/format.js";
import { as, type Ledger } from "../sdk/ledger.js";
import { admitAll } from "./admission.js";
import { Earlier, earlierCalls } from "./earlier.js";
import { lifeOf } from "./life.js";
import { Outbox } from "./outbox.js";
import type { Act, Stage } from "./stage.js";
import { type Chain, type Told, type World, tokensOf } from "./world.js";

/** A world before anything has happened. */
export function newWorld(file: AgreementFile, ledger: Ledger, chain: Chain, earlier = new Earlier()): World {
  return {
    file,
    ledger,
    chain,
    earlier,
    members: new Map(),
    agreement: 0n,
    entry: file.agreement,
    versions: [],
    pools: new Map(),
    contributions: new Map(),
    receipts: new Map(),
    property: undefined,
    assets: new Map(),
    licences: new Map(),
    ownersSince: new Map(),
    offers: new Map(),
    ownPools: new Map(),
    closes: [],
  };
}

/**
 * Worlds of files that are to be lived on one chain, on which some of it may have happened already: a run that was broken off goes on
 * where it ended when the same files are played again.
 */
export async function newWorlds(files: readonly AgreementFile[], ledger: Ledger, chain: Chain): Promise<World[]> {
  const tokens = new Set(files.flatMap((file) => tokensOf(file)).map((name) => chain.token(name)));
  const earlier = await earlierCalls(ledger, [...tokens], chain.registrar.provider!);
  return files.map((file) => newWorld(file, ledger, chain, earlier));
}

/**
 * Plays the life of an agreement file on a chain, through the real contracts: admission, signatures, then the story step by step.
 * @throws what a contract refuses, with the step it happened in in the message and the refusal as `cause`.
 */
export const play = (world: World): AsyncGenerator<Told> => playAll([world]);

interface Life {
  world: World;
  stages: AsyncGenerator<Stage>;
  next: Stage;
}

/**
 * Plays many files on one chain, in the order of their dates: each day's acts of all files are sent together. All worlds share ledger,
 * chain and what happened earlier.
 * @throws as {@link play} does; what was sent together with the refused act has happened.
 */
export async function* playAll(worlds: readonly World[]): AsyncGenerator<Told> {
  const [first] = worlds;
  if (first === undefined) return;
  const { chain } = first;
  const outbox = new Outbox(chain, first.earlier);
  yield* admitAll(worlds, outbox);
  let lives = await advanced(worlds.map((world) => ({ world, stages: lifeOf(world) })));
  while (lives.length > 0) {
    const due = Math.min(...lives.map(({ next }) => next.at));
    await chain.waitUntil(due);
    const ready = lives.filter(({ next }) => next.at <= due);
    yield* done(ready, outbox);
    const moved = await advanced(ready);
    lives = [...lives.filter((life) => !ready.includes(life)), ...moved];
  }
}

/** Lives with their next stage; those that have none have ended. */
async function advanced(lives: readonly Omit<Life, "next">[]): Promise<Life[]> {
  const nexts = await Promise.all(lives.map(({ stages }) => stages.next()));
  return lives.flatMap(({ world, stages }, i) => (nexts[i]!.done ? [] : [{ world, stages, next: nexts[i]!.value }]));
}

/** Does the next stage of some lives. */
async function* done(lives: readonly Life[], outbox: Outbox): AsyncGenerator<Told> {
  const acts = lives.flatMap(({ world, next }) => next.acts.map((act) => ({ world, act })));
  const happenings = await outbox.run(
    acts.map(
      ({ world, act }) =>
        (chain) =>
          seen(world, act, chain),
    ),
  );
  for (const [i, { world }] of acts.entries()) {
    for (const happening of happenings[i]!) yield { ...happening, world };
  }
}

/** An act sees the world through a chain of its own. */
const seen = (world: World, act: Act, chain: Chain) =>
  act({ ...world, chain, ledger: as(world.ledger, chain.registrar) });
