import { format } from "prettier";
import { guideIn } from "../../src/audit/report/guideTable.js";

/** The guide to findings as it stands in docs/reference, in one language. */
export const findingsIn = (lang: "en" | "zh"): Promise<string> =>
  format(guideIn(lang), { parser: "markdown", printWidth: 120 });
