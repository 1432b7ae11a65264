import { table } from "../../audit/report/table.js";
import { readFile } from "../agreementFiles.js";
import { compareNames, membersOfFile } from "../chainNames.js";
import { type Command, command } from "../command.js";
import * as k from "../kinds.js";
import { changeNames, withNames } from "../names.js";
import { argument, maybe, need } from "../parameters.js";
import type { Session } from "../session.js";
import { decimalsAt } from "../token.js";

const standings = {
  current: { en: "as on the chain", zh: "与链上一致" },
  former: { en: "a former name", zh: "曾用名" },
  differs: { en: "differs from the chain", zh: "与链上不符" },
  "unknown-member": { en: "no such member", zh: "无此成员" },
  "no-name": { en: "alias only", zh: "仅有代号" },
};

async function change(session: Session, added: Parameters<typeof withNames>[1]): Promise<void> {
  await changeNames(session.home, (await session.network()).name, (names) => withNames(names, added));
}

/** What this person calls things. */
export const nameCommands: readonly Command[] = [
  command({
    verb: "learn",
    about: { en: "take the members' names from an agreement file", zh: "从协议文件学习成员名称" },
    example: "name learn examples/two-parties.json",
    parameters: { file: argument(k.file, { en: "agreement file", zh: "协议文件" }) },
    run: async ({ file: path }, session) => {
      const { members } = await session.ledger();
      const { found, missing } = await membersOfFile(members, await readFile(session, path));
      await change(session, { members: found });
      session.out.data({ learnt: found, missing }, () => [
        ...found.map(
          ({ number, alias, name }) => `${number}  ${alias}  ${name === undefined ? "" : session.out.pick(name)}`,
        ),
        ...missing.map((alias) =>
          session.out.pick({ en: `–  ${alias}  (no member yet)`, zh: `–  ${alias}（尚非成员）` }),
        ),
      ]);
    },
  }),
  command({
    verb: "agreement",
    about: { en: "name an agreement", zh: "命名协议" },
    example: "name agreement drones --number 1",
    parameters: {
      alias: argument(k.words, { en: "what to call it", zh: "名称" }),
      number: need(k.small("number", "agreement number", "协议编号", 2 ** 40 - 1)),
    },
    run: async ({ alias, number }, session) => {
      await change(session, { agreements: [{ number, alias }] });
      session.out.data({ alias, number }, () => [`${number}  ${alias}`]);
    },
  }),
  command({
    verb: "token",
    about: { en: "name a token", zh: "命名代币" },
    example: "name token SIM 0x5FbDB2315678afecb367f032d93F642f64180aa3",
    parameters: { code: argument(k.words, { en: "what to call it", zh: "代号" }), address: argument(k.address) },
    run: async ({ code, address }, session) => {
      const decimals = await decimalsAt(await session.provider(), address);
      await change(session, { tokens: [{ address, code, decimals }] });
      session.out.data({ code, address, decimals }, () => [`${code}  ${address}  ${decimals}`]);
    },
  }),
  command({
    verb: "member",
    about: { en: "name a member", zh: "命名成员" },
    example: 'name member college --number 1 --name "River College" --name-zh 江河学院',
    parameters: {
      alias: argument(k.words, { en: "short name", zh: "代号" }),
      number: need(k.small("number", "member number", "成员编号", 2 ** 32 - 1)),
      name: maybe(k.words, undefined, { en: "name in English", zh: "英文名称" }),
      nameZh: maybe(k.words, undefined, { en: "name in Chinese", zh: "中文名称" }),
    },
    run: async ({ alias, number, name, nameZh }, session) => {
      const whole = name !== undefined && nameZh !== undefined ? { name: { en: name, zh: nameZh } } : {};
      await change(session, { members: [{ number, alias, ...whole }] });
      session.out.data({ alias, number, ...whole }, () => [`${number}  ${alias}`]);
    },
  }),
  command({
    verb: "list",
    about: { en: "all names, compared with the chain", zh: "列出名称并与链上核对" },
    example: "name list",
    parameters: {},
    run: async (_given, session) => {
      const names = await session.names();
      const compared = await compareNames((await session.ledger()).members, names);
      session.out.data({ ...names, members: compared }, () => [
        ...table(
          compared.map(({ member, standing }) => [
            String(member.number),
            member.alias,
            member.name === undefined ? "" : session.out.pick(member.name),
            session.out.pick(standings[standing]),
          ]),
          [true, false, false, false],
          "",
        ),
        ...names.agreements.map(({ number, alias }) => `${number}  ${alias}`),
        ...names.tokens.map(({ code, address, decimals }) => `${code}  ${address}  ${decimals}`),
      ]);
    },
  }),
];
