/** A generator of its own, so that a run can be repeated: SplitMix64. Each call gives a number from 0 to below the bound. */
export function random(seed: bigint): (below: number) => number {
  const MASK = (1n << 64n) - 1n;
  let state = seed;
  return (below) => {
    state = (state + 0x9e3779b97f4a7c15n) & MASK;
    let mixed = state;
    mixed = ((mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
    mixed = ((mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn) & MASK;
    return Number((mixed ^ (mixed >> 31n)) % BigInt(below));
  };
}

/** The seed of this run, printed so that it can be repeated: JOINTLY_SEED, or the clock. */
export function seedOfRun(what: string): bigint {
  const seed = BigInt(process.env["JOINTLY_SEED"] ?? Date.now());
  console.log(`      ${what}: JOINTLY_SEED=${seed}`);
  return seed;
}

/** Some of a list, each at most once. */
export function sample<T>(list: readonly T[], count: number, next: (below: number) => number): T[] {
  const left = [...list];
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(next(left.length), 1)[0]!);
}
