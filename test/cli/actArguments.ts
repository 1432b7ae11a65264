import { expect } from "chai";
import { type ContractTransaction, type Interface, id } from "ethers";
import type { Command } from "../../src/cli/command.js";
import { Output } from "../../src/cli/output.js";
import { allCommands } from "../../src/cli/reference.js";
import type { Session } from "../../src/cli/session.js";
import { type Addresses, connectLedger } from "../../src/sdk/ledger.js";
import { moduleOrder } from "../../src/sdk/moduleSet.js";
import { fiatAddress } from "../../src/agreement/toTerms.js";
import { wordsOf } from "../helpers/shellWords.js";

const ADDRESS = `0x${"11".repeat(20)}`;
const HASH = id("a draft, a receipt");
const contracts = ["members", "set", ...moduleOrder] as const;
const addresses = Object.fromEntries(contracts.map((name) => [name, ADDRESS])) as unknown as Addresses;
const ledger = connectLedger(addresses, null as never);

/** Acts whose arguments stand in a file or on the chain; the guides that are followed, and other tests, do them for real. */
const fromElsewhere = new Set(
  [
    ["member apply", "member admit", "key set", "key recover"],
    ["agreement propose", "agreement sign", "agreement deem", "agreement activate", "agreement close"],
    ["contribution record-many", "contribution record-root", "contribution claim-leaf"],
    ["asset adopt", "asset sell", "asset take", "asset transfer", "asset vote", "license grant", "license sub"],
    ["license report", "license credit", "license notice", "license loosen", "reward commit"],
    ["receipt book-licence", "receipt book-asset", "receipt forward", "treasury pay-licence"],
    ["treasury book-licence", "treasury forward"],
    ["payment instruct", "treasury claim", "treasury withhold", "hold confirm", "hold redirect", "hold lift"],
  ].flat(),
);

/** A session that knows member 7, agreement 5 and CNY, and keeps what would be sent. */
function sessionThat(keep: (transaction: ContractTransaction) => void): Session {
  const known = {
    member: () => 7,
    agreement: () => 5n,
    currency: () => fiatAddress(156),
    minorUnits: (text: string) => BigInt(text.replace(".", "")),
    versionOn: () => 1,
    draft: () => HASH,
    receipt: () => HASH,
    currencyOfReceipt: () => fiatAddress(156),
  };
  return {
    options: { lang: "en", dryRun: true },
    out: new Output(
      "en",
      "json",
      true,
      () => undefined,
      () => undefined,
    ),
    asked: { about: "", values: [] },
    find: known,
    home: "/nowhere",
    now: () => 1_800_000_000,
    today: () => 20_833,
    ledger: () => ledger,
    attempt: keep,
  } as unknown as Session;
}

/** The values that a command's example gives, each as its kind reads it; files that are named need not be there. */
async function valuesOf(
  { parameters, example }: Command,
  after: number,
  session: Session,
): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  const words = wordsOf(example).slice(after);
  const said = new Map<string, string[]>();
  const places: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const option = /^--(.+)$/.exec(words[i]!)?.[1]?.replace(/-[a-z]/g, (letter) => letter[1]!.toUpperCase());
    if (option === undefined) places.push(words[i]!);
    else said.set(option, [...(said.get(option) ?? []), words[++i]!]);
  }
  for (const [name, { kind, many, positional, fallback }] of Object.entries(parameters)) {
    const texts = positional ? [places.shift()!] : said.get(name);
    const read = (text: string) => {
      if (kind.metavar === "document") return kind.read(/^(0x|text:)/.test(text) ? text : `text:${text}`, session);
      if (kind.metavar === "key") return ADDRESS;
      return kind.metavar === "file" ? { digest: id(text), size: 9n } : kind.read(text, session);
    };
    if (texts === undefined) values[name] = fallback;
    else
      values[name] = many
        ? await Promise.all(texts.flatMap((text) => text.split(",")).map(async (text) => read(text)))
        : await read(texts[0]!);
  }
  return values;
}

const isPlain = (value: unknown): boolean => ["number", "bigint", "string", "boolean"].includes(typeof value);

describe("A command's parameters", () => {
  it("make exactly what its contract function takes", async () => {
    const acting = (await allCommands()).filter(({ command }) => command.act !== undefined);
    const tried = acting.filter(({ path }) => !fromElsewhere.has(path));
    expect(acting.length - tried.length).to.equal(fromElsewhere.size);
    expect(tried.length).to.be.greaterThan(30);
    for (const { path, command } of tried) {
      let sent: ContractTransaction | undefined;
      const session = sessionThat((transaction) => (sent = transaction));
      const given = await valuesOf(command, path.split(" ").length, session);
      await command.run(given, session); // an argument that is missing or of another shape cannot be encoded
      const [contract, method] = command.act!.split(".") as [keyof Addresses, string];
      const call = (ledger[contract as (typeof contracts)[number]].interface as Interface).parseTransaction(sent!)!;
      expect(call.name, path).to.equal(method);
      for (const [i, { name }] of call.fragment.inputs.entries()) {
        if (!(name in given) || !isPlain(given[name]) || !isPlain(call.args[i])) continue;
        if (name === "amount") continue; // read by its currency
        expect(String(call.args[i]), `${path}: ${name}`).to.equal(String(given[name]));
      }
    }
  });
});
