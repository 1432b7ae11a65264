import { inspect } from "node:util";
import Mocha from "mocha";

/** What an error has beside its message, in a form that can be told: as text where it holds bigints. */
export function tellable<Thrown>(thrown: Thrown): Thrown {
  if (thrown instanceof Error)
    for (const [name, value] of Object.entries(thrown))
      if (!isJson(value)) Object.assign(thrown, { [name]: inspect(value, { depth: 8, sorted: true }) });
  return thrown;
}

function isJson(value: unknown): boolean {
  try {
    JSON.stringify(value);
    return true;
  } catch {
    return false;
  }
}

// Mocha's processes tell one another of failures in JSON, which has no bigint: one such failure ended the process that
// found it, and all that the file's tests had found went with it, the failure's own message first.
const runner = Mocha.Runner.prototype as unknown as { fail: (...told: unknown[]) => void };
const { fail } = runner;
runner.fail = function (test, error, ...more) {
  fail.call(this, test, tellable(error), ...more);
};
