// Runs a script of this folder in Hardhat with the arguments given: `hardhat run` itself passes none on.
import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const [script, ...args] = process.argv.slice(2);
const bin = path.join(root, "node_modules", ".bin");
const child = spawn(path.join(bin, "hardhat"), ["run", `scripts/${script}.ts`], {
  cwd: root,
  stdio: "inherit",
  shell: process.platform === "win32",
  env: {
    ...process.env,
    PATH: `${bin}${path.delimiter}${process.env.PATH}`, // the locked Node stands there
    JOINTLY_ARGS: JSON.stringify(args),
  },
});
child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
