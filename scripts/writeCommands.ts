// Writes docs/reference/commands.md, and in Chinese, from the commands themselves: npm run docs:commands.
import { writeFileSync } from "node:fs";
import { commandsIn } from "./lib/commandsIn.js";

writeFileSync("docs/reference/commands.md", await commandsIn("en"));
writeFileSync("docs/reference/commands.zh-CN.md", await commandsIn("zh"));
