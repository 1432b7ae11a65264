import { format } from "prettier";
import { rulesPage } from "../../src/rules/reference.js";

/** The page of all rules as it stands in docs/reference, in one language. */
export const rulesIn = async (lang: "en" | "zh"): Promise<string> =>
  format(rulesPage(lang), { parser: "markdown", printWidth: 120 });
