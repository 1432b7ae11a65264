import { HASH } from "./keccak.js";

const RADIX = 256;
const PREFIX = 4;

/** The order of 32-byte keys that stand one after the other: by their first four bytes in four passes, the few that share them by the rest. */
export function orderOf(keys: Uint8Array): Uint32Array {
  const count = keys.length / HASH;
  let order = Uint32Array.from({ length: count }, (_, i) => i);
  let spare = new Uint32Array(count);
  const starts = new Uint32Array(RADIX + 1);
  for (let digit = PREFIX - 1; digit >= 0; --digit) {
    starts.fill(0);
    for (let i = 0; i < count; ++i) starts[keys[i * HASH + digit]! + 1]! += 1;
    for (let i = 1; i < RADIX; ++i) starts[i]! += starts[i - 1]!;
    for (let i = 0; i < count; ++i) {
      const key = order[i]!;
      const value = keys[key * HASH + digit]!;
      spare[starts[value]!] = key;
      starts[value]! += 1;
    }
    [order, spare] = [spare, order];
  }
  settle(keys, order);
  return order;
}

/** Puts keys that share a prefix in order: neighbours almost everywhere. */
function settle(keys: Uint8Array, order: Uint32Array): void {
  for (let i = 1; i < order.length; ++i) {
    const key = order[i]!;
    let j = i;
    for (; j > 0 && compare(keys, order[j - 1]!, key) > 0; --j) order[j] = order[j - 1]!;
    order[j] = key;
  }
}

function compare(keys: Uint8Array, a: number, b: number): number {
  for (let i = 0; i < HASH; ++i) {
    const apart = keys[a * HASH + i]! - keys[b * HASH + i]!;
    if (apart !== 0) return apart;
  }
  return 0;
}
