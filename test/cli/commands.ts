import { readFileSync } from "node:fs";
import { expect } from "chai";
import type { Command as Commander } from "commander";
import { type Placed, allCommands } from "../../src/cli/reference.js";
import { forModules } from "../../src/cli/forModules.js";
import { kebab } from "../../src/cli/help.js";
import { nouns } from "../../src/cli/nouns.js";
import { programIn } from "../../src/cli/program.js";
import type { Act } from "../../src/sdk/acts/act.js";
import * as acts from "../../src/sdk/acts/index.js";
import { commandsIn } from "../../scripts/lib/commandsIn.js";
import { wordsOf } from "../helpers/shellWords.js";

const CHINESE = /\p{Script=Han}/u;
const ids = (Object.values(acts) as Act<object>[]).map(({ id }) => id);

/** The command that a program has at a path such as "member apply". */
function commandAt(program: Commander, path: string): Commander {
  return path.split(" ").reduce((parent, word) => parent.commands.find((one) => one.name() === word)!, program);
}

/** What Commander makes of a command line: the options and arguments that the command's action would be given. */
async function parsed({ path, command }: Placed, argv: string[]): Promise<Record<string, unknown>> {
  const program = await programIn("en", "0", path.split(" ")[0]);
  let given: Record<string, unknown> | undefined;
  const positionals = Object.entries(command.parameters).filter(([, one]) => one.positional);
  const target = commandAt(program, path);
  target.action((...values: unknown[]) => {
    given = { ...target.opts(), ...Object.fromEntries(positionals.map(([name], i) => [name, values[i]])) };
  });
  await program.parseAsync(["node", "jointly", ...argv]);
  return given!;
}

describe("The commands", () => {
  let all: Placed[];
  before(async () => {
    all = await allCommands();
  });

  it("reach every act, each by one command; the rest is for contracts, with a reason", () => {
    const reached = all.flatMap(({ command }) => (command.act === undefined ? [] : [command.act]));
    expect(reached.toSorted()).to.deep.equal(ids.toSorted());
    for (const [id, reason] of Object.entries(forModules)) {
      expect(ids, id).to.not.include(id);
      expect(reason.en.length, id).to.be.greaterThan(10);
    }
  });

  it("travel as envelopes exactly where the act has something to sign", () => {
    for (const act of Object.values(acts) as Act<object>[]) {
      const { command } = all.find((one) => one.command.act === act.id)!;
      expect(command.travels, act.id).to.equal(act.consent !== undefined);
    }
  });

  it("speak both languages, about themselves and each of their parameters", () => {
    for (const { path, command } of all) {
      const said = [command.about, ...Object.values(command.parameters).map(({ about }) => about)];
      for (const { en, zh } of said) {
        expect(en, path)
          .to.match(/[a-z]/)
          .and.not.match(/^[A-Z][a-z]+ /);
        expect(en.replace(/[（(][^)）]*[)）]/g, ""), path).to.not.match(CHINESE);
        expect(zh, path).to.match(CHINESE);
      }
    }
  });

  it("have examples that name themselves and are understood, with every option that must be given", async () => {
    for (const placed of all) {
      const argv = wordsOf(placed.command.example);
      expect(argv.join(" "), placed.path).to.match(new RegExp(`^${placed.path}( |$)`));
      const given = await parsed(placed, argv);
      for (const [name, { required }] of Object.entries(placed.command.parameters)) {
        if (required) expect(given[name], `${placed.path}: ${kebab(name)}`).to.not.equal(undefined);
      }
    }
  }).timeout(120_000);

  it("have options of names of their own where their noun has some too", async () => {
    for (const { noun, load, alone } of nouns) {
      const own = Object.keys((await alone?.())?.parameters ?? {});
      const others = (await load()).flatMap(({ parameters }) => Object.keys(parameters));
      expect(
        own.filter((name) => others.includes(name)),
        noun,
      ).to.deep.equal([]);
    }
  });

  for (const lang of ["en", "zh"] as const) {
    it(`stand in the reference as they are (${lang})`, async () => {
      const file = `../../docs/reference/commands${lang === "zh" ? ".zh-CN" : ""}.md`;
      const text = readFileSync(new URL(file, import.meta.url), "utf8");
      expect(text, "run: npm run docs:commands").to.equal(await commandsIn(lang));
    });
  }
});
