import { chmodSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PassThrough } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "chai";
import { PromptError, type Surroundings, passwordsFrom } from "../../src/cli/prompt.js";
import { refusal, temporaryHome } from "../helpers/cli.js";

const question = { en: "Password of office", zh: "office 的密码" };

describe("Passwords", () => {
  const home = temporaryHome();

  /** A terminal, or not, that shows into `shown`. */
  function surroundings(over: Partial<Surroundings> = {}) {
    const input = Object.assign(new PassThrough(), { isTTY: true });
    const output = new PassThrough();
    output.end = () => output; // a terminal stays open, like process.stderr
    const seen = { shown: "", warned: "" };
    output.on("data", (chunk: Buffer) => (seen.shown += chunk.toString()));
    const warn = ({ en }: { en: string }) => (seen.warned += en);
    const around: Surroundings = { lang: "en", passwordFile: undefined, env: {}, input, output, warn, ...over };
    /** Types once a question has been shown that says this. */
    const answer = async (asked: string, line: string) => {
      while (!seen.shown.includes(asked)) await pause(5);
      input.write(line);
    };
    return { around, seen, answer };
  }

  function file(content: string, mode = 0o600): string {
    const name = path.join(home(), "password");
    writeFileSync(name, content);
    chmodSync(name, mode);
    return name;
  }

  it("come from the first line of a file, once", async () => {
    const { around, seen } = surroundings({ passwordFile: file("\uFEFF正确的马 电池\r\nnot this\n") });
    const passwords = passwordsFrom(around);
    expect([await passwords.ask(question), passwords.tries]).to.deep.equal(["正确的马 电池", 1]);
    expect(await passwords.askNew(question)).to.equal("正确的马 电池");
    expect(seen).to.deep.equal({ shown: "", warned: "" });
  });

  it("come from the file that the environment names, unless an option names another", async () => {
    const env = { JOINTLY_PASSWORD_FILE: file("from the environment") };
    expect(await passwordsFrom(surroundings({ env }).around).ask(question)).to.equal("from the environment");
    const other = path.join(home(), "other");
    writeFileSync(other, "from the option", { mode: 0o600 });
    expect(await passwordsFrom(surroundings({ env, passwordFile: other }).around).ask(question)).to.equal(
      "from the option",
    );
  });

  it("in a file that others can read are used with a warning", async function () {
    if (process.platform === "win32") {
      console.log("      skipped on Windows: its files have no such permissions");
      this.skip();
    }
    const { around, seen } = surroundings({ passwordFile: file("secret of all", 0o644) });
    expect(await passwordsFrom(around).ask(question)).to.equal("secret of all");
    expect(seen.warned).to.include("Others on this machine can read").and.include("chmod 600");
  });

  it("are refused from a file that is missing or empty", async () => {
    for (const passwordFile of [path.join(home(), "none"), home(), file("\nsecond line")]) {
      const { fault, sentence } = await refusal(
        passwordsFrom(surroundings({ passwordFile }).around).ask(question),
        PromptError,
      );
      expect(fault).to.equal("file");
      expect(sentence.zh).to.include(passwordFile);
    }
  });

  it("are typed without being shown, in the person's language", async () => {
    const { around, seen, answer } = surroundings({ lang: "zh" });
    const passwords = passwordsFrom(around);
    const [password] = await Promise.all([passwords.ask(question), answer("office", "unseen words\n")]);
    expect([password, passwords.tries]).to.deep.equal(["unseen words", 3]);
    expect(seen.shown).to.include("office 的密码").and.not.include("unseen");
  });

  it("are typed twice when they are new", async () => {
    const twice = async ({ answer }: ReturnType<typeof surroundings>, second: string) => {
      await answer("office", "twice it\n");
      await answer("The same password again", second);
    };
    const same = surroundings();
    const [password] = await Promise.all([passwordsFrom(same.around).askNew(question), twice(same, "twice it\n")]);
    expect(password).to.equal("twice it");
    const differ = surroundings();
    const asked = refusal(passwordsFrom(differ.around).askNew(question), PromptError);
    await twice(differ, "twice this\n");
    expect((await asked).fault).to.equal("differs");
  });

  it("are not waited for where there is no terminal", async () => {
    const { around, seen } = surroundings({ input: new PassThrough() });
    const { fault, sentence } = await refusal(passwordsFrom(around).ask(question), PromptError);
    expect(fault).to.equal("no-terminal");
    expect(sentence.en).to.include("--password-file FILE");
    expect(seen.shown).to.equal("");
  });

  it("may be declined with Ctrl-C", async () => {
    const { around, answer } = surroundings();
    const asked = refusal(passwordsFrom(around).ask(question), PromptError);
    await answer("office", "\u0003");
    expect((await asked).fault).to.equal("stopped");
  });
});
