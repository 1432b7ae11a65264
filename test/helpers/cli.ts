import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** A home folder for the command that lasts for the tests of one `describe`. */
export function temporaryHome(): () => string {
  let home = "";
  beforeEach(() => {
    home = mkdtempSync(path.join(tmpdir(), "jointly-home-"));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));
  return () => home;
}

/** The error that a promise must be refused with. */
export async function refusal<E extends Error>(
  promise: Promise<unknown>,
  type: abstract new (...args: never[]) => E,
): Promise<E> {
  const outcome = await promise.then(
    () => new Error("it was not refused"),
    (reason: unknown) => reason,
  );
  if (outcome instanceof type) return outcome;
  throw outcome;
}
