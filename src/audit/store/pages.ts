import { createHash } from "node:crypto";
import { closeSync, ftruncateSync, openSync, readSync, writeSync } from "node:fs";
import path from "node:path";
import { withFiles } from "./errors.js";

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
  private readonly folder: string;

  /**
   * @param end where the pages that are known end; what stands behind them goes.
   * @throws StoreError where the file system does not let it, here and later.
   */
  constructor(
    file: string,
    private end: number,
  ) {
    this.folder = path.dirname(file);
    this.file = withFiles(this.folder, () => {
      const opened = openSync(file, "a+");
      ftruncateSync(opened, end);
      return opened;
    });
  }

  get size(): number {
    return this.end;
  }

  add(bytes: Uint8Array): Page {
    const page = { at: this.end, size: bytes.length, digest: digestOf(bytes) };
    withFiles(this.folder, () => {
      for (let done = 0; done < bytes.length;) done += writeSync(this.file, bytes, done);
    });
    this.end += bytes.length;
    return page;
  }

  /** A page's bytes; undefined where they are not those that were written. */
  read({ at, size, digest }: Page): Uint8Array | undefined {
    const bytes = Buffer.allocUnsafeSlow(size);
    withFiles(this.folder, () => readSync(this.file, bytes, 0, size, at));
    return digestOf(bytes) === digest ? bytes : undefined;
  }

  close(): void {
    closeSync(this.file);
  }
}
