import { format } from "prettier";
import { referenceIn } from "../../src/cli/reference.js";

/** The reference of all commands as it stands in docs/reference, in one language. */
export const commandsIn = async (lang: "en" | "zh"): Promise<string> =>
  format(await referenceIn(lang), { parser: "markdown", printWidth: 120 });
