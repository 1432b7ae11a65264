import { homedir } from "node:os";
import path from "node:path";

/** Where keys, networks and names are kept: `--home`, else JOINTLY_HOME, else ~/.jointly. */
export const homeFolder = (asked: string | undefined): string =>
  path.resolve(asked ?? (process.env["JOINTLY_HOME"] || path.join(homedir(), ".jointly")));
