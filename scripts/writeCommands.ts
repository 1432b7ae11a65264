// Writes docs/reference/commands.md and rules.md, and both in Chinese, from the commands and rules themselves: npm run docs:commands.
import { writeFileSync } from "node:fs";
import { commandsIn } from "./lib/commandsIn.js";
import { rulesIn } from "./lib/rulesIn.js";

writeFileSync("docs/reference/commands.md", await commandsIn("en"));
writeFileSync("docs/reference/commands.zh-CN.md", await commandsIn("zh"));
writeFileSync("docs/reference/rules.md", await rulesIn("en"));
writeFileSync("docs/reference/rules.zh-CN.md", await rulesIn("zh"));
