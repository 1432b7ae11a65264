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

/** Where random tests begin: the same in every run unless FUZZ_SEED says otherwise. */
export const SEED = BigInt(process.env["FUZZ_SEED"] ?? 20_260_701);

/** The seed of this run, printed so that it can be repeated: FUZZ_SEED, or the one that is given. */
export function seedOfRun(what: string, usual = SEED): bigint {
  const seed = process.env["FUZZ_SEED"] === undefined ? usual : SEED;
  console.log(`      ${what}: FUZZ_SEED=${seed}`);
  return seed;
}

/** Some of a list, each at most once. */
export function sample<T>(list: readonly T[], count: number, next: (below: number) => number): T[] {
  const left = [...list];
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(next(left.length), 1)[0]!);
}
