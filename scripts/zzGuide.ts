import { readFileSync, writeFileSync } from "node:fs";
import { Reader, stepsIn } from "../test/helpers/guide.js";
const [lang, template, out] = process.env["GUIDE"]!.split(" ") as [string, string, string];
const zh = lang === "zh";
const reader = await Reader.arrives(zh ? "zh_CN.UTF-8" : "en_GB.UTF-8");
const log = (t: string) => console.log(t);
try {
  for (const step of stepsIn(readFileSync(`docs/guides/first-hour${zh ? ".zh-CN" : ""}.md`, "utf8"))) {
    const { lines, code } = await reader.follow(step);
    if (code !== step.code) log(`FIRST ${step.command}: ${code}\n${lines.join("\n")}`);
    if (step.command.includes("ignition deploy")) log(lines.join("\n"));
  }
  let text = readFileSync(template, "utf8");
  const blocks = [...text.matchAll(/^```console\n(.*?)^```/gms)].map((m) => m[1]!);
  const known: Record<string, string> = {};
  for (const block of blocks) {
    let filled = "";
    for (const raw of block.split(/^\$ /m).filter((t) => t !== "")) {
      let shownCommand = raw.trimEnd();
      for (const [k, v] of Object.entries(known)) shownCommand = shownCommand.replaceAll(`{{${k}}}`, v);
      const command = shownCommand.replaceAll(/\\\n\s*/g, "").replace(/\s+# .*?\d+$/, "");
      const { lines, code } = await reader.follow({ command, shown: [] });
      log(`$ ${command}\n${lines.join("\n")}\n[${code}]`);
      const said = lines.join("\n");
      const draft = /draft (0x[0-9a-f]{8})|草案 ?(0x[0-9a-f]{8})/.exec(said);
      if (command.includes("agreement propose") && draft) known["DRAFT"] = draft[1] ?? draft[2]!;
      const key = /receipt confirm (0x[0-9a-f]{8})/.exec(said);
      if (key) known["KEY"] = key[1]!;
      filled += `$ ${shownCommand}\n${lines.length === 0 ? "" : `${said}\n`}`;
    }
    text = text.replace(block, () => filled);
  }
  writeFileSync(out, text);
} finally {
  await reader.close();
}
