import { createHash } from "node:crypto";
import { closeSync, ftruncateSync, openSync, readSync, writeSync } from "node:fs";

/** Where a page stands in its file, and what it must be. */
export interface Page {
  at: number;
  size: number;
  digest: string;
}

const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("base64");

/** A file of pages, to which they are only ever added: what was written before is as it was, whenever a run is stopped. */
export class PageFile {
  private readonly file: number;

  /**
   * @param end where the pages that are known end; what stands behind them goes.
   * @throws Error of the file system.
   */
  constructor(
    path: string,
    private end: number,
  ) {
    this.file = openSync(path, "a+");
    ftruncateSync(this.file, end);
  }

  get size(): number {
    return this.end;
  }

  add(bytes: Uint8Array): Page {
    const page = { at: this.end, size: bytes.length, digest: digestOf(bytes) };
    for (let done = 0; done < bytes.length;) done += writeSync(this.file, bytes, done);
    this.end += bytes.length;
    return page;
  }

  /** A page's bytes; undefined where they are not those that were written. */
  read({ at, size, digest }: Page): Uint8Array | undefined {
    const bytes = Buffer.alloc(size);
    readSync(this.file, bytes, 0, size, at);
    return digestOf(bytes) === digest ? bytes : undefined;
  }

  close(): void {
    closeSync(this.file);
  }
}
