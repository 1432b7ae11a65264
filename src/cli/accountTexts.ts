import { readFileSync } from "node:fs";
import path from "node:path";

/** The texts of bank accounts in a folder, one file a member, NUMBER.txt; undefined for a member without one. */
export const accountTexts =
  (folder: string) =>
  (member: bigint): string | undefined => {
    try {
      return readFileSync(path.join(folder, `${member}.txt`), "utf8")
        .replace(/^\uFEFF/, "")
        .trimEnd();
    } catch {
      return undefined;
    }
  };
