// Writes docs/reference/findings.md, and in Chinese, from the guide to findings: npm run docs:findings.
import { writeFileSync } from "node:fs";
import { findingsIn } from "./lib/findingsIn.js";

writeFileSync("docs/reference/findings.md", await findingsIn("en"));
writeFileSync("docs/reference/findings.zh-CN.md", await findingsIn("zh"));
