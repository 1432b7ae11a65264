import { newWorlds, playAll } from "../../play/play.js";
import { readFile } from "../agreementFiles.js";
import { type Command, command } from "../command.js";
import * as k from "../kinds.js";
import { list } from "../parameters.js";
import { testStage } from "../testStage.js";

/** Plays agreement files on a test chain. */
export const run: Command = command({
  verb: "run",
  about: {
    en: "play agreement files on a test chain; broken off, it goes on where it ended",
    zh: "在测试链上演示协议文件；中断后可续",
  },
  example: "run examples/simar.json --dev-key 0",
  parameters: { file: list(k.file, { en: "agreement files", zh: "协议文件" }) },
  run: async ({ file: paths }, session) => {
    const files = await Promise.all(paths.map((path) => readFile(session, path)));
    const chain = await testStage(session, files);
    await session.agree({
      en: `Play ${files.length} file(s) on this test chain, its clock moved as they say?`,
      zh: `在该测试链上演示 ${files.length} 个文件（时钟将随之拨动）？`,
    });
    const worlds = await newWorlds(files, await session.ledger(), chain);
    for await (const { date, text } of playAll(worlds))
      session.out.say({ en: `${date}  ${text.en}`, zh: `${date}  ${text.zh}` });
    const played = worlds.map(({ file, agreement }, i) => ({ file: paths[i], title: file.title, agreement }));
    session.out.data(played, () =>
      played.map(({ file: path, agreement }) =>
        session.out.pick({ en: `${path}: agreement ${agreement}`, zh: `${path}：协议 ${agreement}` }),
      ),
    );
  },
});
