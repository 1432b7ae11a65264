import { webcrypto } from "node:crypto";

/** SHA-256 on another thread: at each start every byte of a store is verified, and there may be hundreds of megabytes. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Buffer> {
  return Buffer.from(await webcrypto.subtle.digest("SHA-256", bytes));
}

/** Items that are verified at one time. */
const AT_ONCE = 8;

/** How many items hold, from the first on. */
export async function holding<Item>(
  items: readonly Item[],
  holds: (item: Item, index: number) => Promise<boolean>,
): Promise<number> {
  for (let start = 0; start < items.length; start += AT_ONCE) {
    const found = await Promise.all(items.slice(start, start + AT_ONCE).map((item, i) => holds(item, start + i)));
    const fallen = found.indexOf(false);
    if (fallen >= 0) return start + fallen;
  }
  return items.length;
}
