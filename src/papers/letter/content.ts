import { getAddress } from "ethers";
import type { Sentence } from "../../audit/findings.js";
import type { Language } from "../../audit/report/statementText.js";
import { dateIn, timeIn } from "../clock.js";
import { type Letter, type LetterPolicy, NEVER, letterCode, scopes } from "./letter.js";

/** A part of a page, whatever it is printed as. `blank` leaves room for ink: a seal, a signature. */
export type Block =
  | { kind: "title" | "heading" | "text" | "code"; text: string }
  | { kind: "table"; head: string[]; rows: string[][] }
  | { kind: "blank"; labels: string[] };

type Say = (en: string, zh: string) => string;

/** What the letter says, part by part. `zone`: in whose time zone the ends of keys are written. */
export function letterContent(letter: Letter, language: Language, zone: string): Block[] {
  const say: Say = (en, zh) => ({ en, zh })[language];
  const { keys, revoked, policies } = letter;
  return [
    { kind: "title", text: say("Key-authorisation letter", "密钥授权书") },
    { kind: "table", head: [], rows: headRows(letter, language, say) },
    { kind: "text", text: opening(letter, say) },
    ...(keys.length > 0 ? [heading(say("Keys authorised", "授权密钥")), keyTable(letter, language, say, zone)] : []),
    ...(revoked.length > 0 ? [heading(say("Keys revoked", "撤销密钥")), revokedTable(letter, language, say)] : []),
    ...(policies.length > 0
      ? [heading(say("Signatures needed", "审批规则")), policyTable(policies, language, say)]
      : []),
    { kind: "text", text: liability(say) },
    {
      kind: "blank",
      labels: [
        say("Seal of the organisation", "单位公章"),
        say("Legal representative (signature)", "法定代表人（签字）"),
        say("Date of signature", "签署日期"),
      ],
    },
    { kind: "code", text: say("Letter code: ", "授权书编码：") + letterCode(letter) },
    { kind: "text", text: next(letter, say) },
  ];
}

const heading = (text: string): Block => ({ kind: "heading", text });

function headRows({ member, number, registration, chainId, registry, date }: Letter, language: Language, say: Say) {
  const registers: Record<Letter["registration"]["type"], string> = {
    USCC: say("Unified social credit code", "统一社会信用代码"),
    ROR: say("ROR identifier", "机构标识（ROR）"),
    CORDIS: say("CORDIS organisation number", "CORDIS 机构编号"),
    OTHER: say("Registration number", "登记号"),
  };
  const other = language === "en" ? "zh" : "en";
  return [
    [say("Organisation", "单位名称"), `${member[language]} / ${member[other]}`],
    [registers[registration.type], registration.number],
    ...(number === undefined ? [] : [[say("Member number", "成员编号"), String(number)]]),
    [
      say("Ledger", "账本"),
      say(`chain ${chainId}, registry ${getAddress(registry)}`, `链 ${chainId}，登记合约 ${getAddress(registry)}`),
    ],
    [say("Drawn up", "出具日期"), date],
  ];
}

const opening = ({ purpose }: Letter, say: Say): string =>
  purpose === "application"
    ? say(
        "We apply for membership of the consortium. From our admission on, the keys below act for us on the ledger named above, each within its scopes. Other keys do not.",
        "本单位申请加入联合体。自准予入会之日起，下列密钥在各自权限内，于上述账本代表本单位行事；其他密钥均无此效力。",
      )
    : say(
        "We change the keys that act for us on the ledger named above, as follows. What is not named here stays as it is.",
        "本单位变更在上述账本代表本单位行事的密钥，内容如下；未列事项维持不变。",
      );

function keyTable({ keys }: Letter, language: Language, say: Say, zone: string): Block {
  const until = (second: bigint) => {
    if (second === NEVER) return say("until revoked", "至撤销为止");
    return `${dateIn(Number(second), zone)} ${timeIn(Number(second), zone)} (${zone})`;
  };
  return {
    kind: "table",
    head: [
      say("Post", "岗位"),
      say("Address of the key", "密钥地址"),
      say("May", "权限"),
      say("Valid until", "有效期至"),
    ],
    rows: keys.map(({ post, address, scopes: mask, validUntil }) => [
      post[language],
      getAddress(address),
      scopeNames(mask, language),
      until(validUntil),
    ]),
  };
}

/** A mask of scopes in words. */
export function scopeNames(mask: number, language: Language): string {
  const names = scopes.filter(({ bit }) => (mask & bit) !== 0).map(({ name }) => name[language]);
  return names.join({ en: "; ", zh: "；" }[language]);
}

const revokedTable = ({ revoked }: Letter, language: Language, say: Say): Block => ({
  kind: "table",
  head: [say("Post", "岗位"), say("Address of the key", "密钥地址")],
  rows: revoked.map(({ post, address }) => [post[language], getAddress(address)]),
});

const policyTable = (policies: readonly LetterPolicy[], language: Language, say: Say): Block => ({
  kind: "table",
  head: [say("Acts", "事项"), say("Distinct signers needed", "所需不同签署人数")],
  rows: policies.map(({ scope, bands }) => [
    scopeNames(scope, language),
    bands.map(({ from, signers }) => bandText(from, signers)[language]).join({ en: "; ", zh: "；" }[language]),
  ]),
});

/** Policies count minor units of whatever currency. */
function bandText(from: bigint, signers: number): Sentence {
  if (from === 0n) return { en: `${signers}`, zh: `${signers} 人` };
  const amount = from.toLocaleString("en");
  return { en: `${signers} from ${amount} minor units on`, zh: `满 ${amount} 个最小货币单位（如分）起 ${signers} 人` };
}

const liability = (say: Say): string =>
  say(
    "What is signed with these keys binds us as our seal does. We keep them safe, name them for posts and not for persons, and report a lost or stolen key at once.",
    "以上述密钥签署的内容与加盖本单位公章具有同等效力。本单位妥善保管密钥，密钥对应岗位而非个人；如有遗失或被盗，立即报告。",
  );

const next = ({ purpose }: Letter, say: Say): string => {
  const asks =
    purpose === "application" ? say("the application and the admission", "申请与准入") : say("the change", "变更操作");
  return say(
    `Check every address on the screen of its wallet, seal and sign, then scan this letter. The SHA-256 of the scan's file is the digest that ${asks} must cite; keep the file unaltered.`,
    `请在钱包屏幕上逐一核对地址，盖章并签字后扫描。扫描文件的 SHA-256 即${asks}须引用的摘要；文件须原样保存。`,
  );
};
