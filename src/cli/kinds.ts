import { getAddress, isAddress, isHexString } from "ethers";
import type { Bilingual } from "../agreement/format.js";
import { type ContributionKind, contributionKinds } from "../agreement/kinds.js";
import { kindNumber } from "../agreement/toTerms.js";
import { DAY, fromDay, toDay } from "../dates.js";
import { digest } from "../digest.js";
import { decimalPattern } from "../money.js";
import { type PresetName, presetNames } from "../rules/presets/presets.js";
import { FOR_EVER, Scope } from "../sdk/acts/types.js";
import { accountOf, poolId, rewardOf } from "../sdk/terms.js";
import { usage } from "./exits.js";
import { addressOf } from "./keystore.js";
import { type DocumentFacts, documentOf } from "./documents.js";
import type { Kind } from "./parameters.js";

/** A member, by number or by the name it has in the address book. */
export const member: Kind<number> = {
  metavar: "member",
  about: { en: "member: number or name", zh: "成员：编号或名称" },
  read: (text, session) => session.find.member(text),
};

/** An agreement, by number or by its name in the address book. */
export const agreement: Kind<bigint> = {
  metavar: "agreement",
  about: { en: "agreement: number or name", zh: "协议：编号或名称" },
  read: (text, session) => session.find.agreement(text),
};

/** A whole number that counts things. */
export function whole(metavar: string, en: string, zh: string, limit = 2n ** 64n - 1n): Kind<bigint> {
  return {
    metavar,
    about: { en, zh },
    read: (text) => {
      if (!/^\d{1,30}$/.test(text) || BigInt(text) > limit) {
        throw usage(
          `"${text}" is not a ${en}: write a whole number from 0 to ${limit}.`,
          `“${text}”不是${zh}：请填写 0 至 ${limit} 的整数。`,
        );
      }
      return BigInt(text);
    },
  };
}

/** A whole number small enough to be JavaScript's own. */
export function small(metavar: string, en: string, zh: string, limit: number): Kind<number> {
  const kind = whole(metavar, en, zh, BigInt(limit));
  return { ...kind, read: async (text, session) => Number(await kind.read(text, session)) };
}

export const contribution = whole("contribution", "contribution number", "贡献编号");
export const asset = whole("asset", "asset number", "知识产权编号");
export const licence = whole("licence", "licence number", "许可编号");
export const motion = whole("motion", "motion number", "征询编号");
export const order = whole("order", "order number", "指令编号");
export const run = whole("run", "payment run number", "付款批次编号");
export const units = whole("units", "number of units", "份额数");
export const position = small("position", "payment's place in its run, from 0", "批次内付款序号（从 0 起）", 65_535);
export const version = small("version", "version number", "版本号", 65_535);
export const place = small("place", "place of a party, from 0", "缔约方位次（从 0 起）", 255);

/** An amount as people write it; how many decimals it may have depends on its currency. */
export const amount: Kind<string> = {
  metavar: "amount",
  about: { en: "amount, like 1250.00", zh: "金额，如 1250.00" },
  read: (text) => {
    const plain = text.replace(/(?<=\d),(?=\d{3}(\D|$))/g, "");
    if (decimalPattern.test(plain)) return plain;
    throw usage(`"${text}" is not an amount: write digits, like 1250.00.`, `“${text}”不是金额：请写数字，如 1250.00。`);
  },
};

/** How much of something was put in, with up to three decimals. In thousandths. */
export const quantity: Kind<bigint> = {
  metavar: "quantity",
  about: { en: "quantity, up to three decimals", zh: "数量，至多三位小数" },
  read: (text) => {
    const [, before, behind = ""] = decimalPattern.exec(text) ?? [];
    if (before === undefined || behind.length > 3 || before.length > 16) {
      throw usage(
        `"${text}" is not a quantity: write a number with at most three decimals.`,
        `“${text}”不是数量：请写至多三位小数的数字。`,
      );
    }
    return BigInt(before + behind.padEnd(3, "0"));
  },
};

/** A currency: CNY, EUR, …, `native` for the chain's coin, a token's name or address. */
export const currency: Kind<string> = {
  metavar: "currency",
  about: { en: "currency: CNY, EUR, …, native, or a token", zh: "币种：CNY、EUR……、native（链上原生币）或代币" },
  read: (text, session) => session.find.currency(text),
};

/** An address in hexadecimal. */
export const address: Kind<string> = {
  metavar: "address",
  about: { en: "address (0x…)", zh: "地址（0x…）" },
  read: (text) => {
    if (isAddress(text)) return getAddress(text);
    throw usage(
      `"${text}" is not an address: write 0x and 40 hexadecimal digits.`,
      `“${text}”不是地址：应为 0x 加 40 位十六进制数。`,
    );
  },
};

/** A key: an address, or the name of an account on this machine. */
export const key: Kind<string> = {
  metavar: "key",
  about: { en: "key: address or account name", zh: "密钥：地址或本机账户名" },
  read: async (text, { home }) => {
    if (isAddress(text)) return getAddress(text);
    const told = await addressOf(home, text);
    if (told !== undefined) return told;
    throw usage(
      `The keystore of ${text} does not tell its address; write the address.`,
      `账户 ${text} 的密钥文件未注明地址，请直接填写地址。`,
    );
  },
};

/** A date as a day number. */
export const day: Kind<number> = {
  metavar: "date",
  about: { en: "date, YYYY-MM-DD", zh: "日期，YYYY-MM-DD" },
  read: (text) => {
    try {
      return toDay(text);
    } catch {
      throw usage(
        `"${text}" is not a date: write YYYY-MM-DD, like ${fromDay(20_000)}.`,
        `“${text}”不是日期：请按 YYYY-MM-DD 填写，如 ${fromDay(20_000)}。`,
      );
    }
  },
};

/** A date as its last second (UTC), or "forever". */
export const until: Kind<bigint> = {
  metavar: "date",
  about: { en: "last day, YYYY-MM-DD, or forever", zh: "最后一天，YYYY-MM-DD，或 forever（长期）" },
  read: async (text, session) =>
    text === "forever" ? FOR_EVER : BigInt(((await day.read(text, session)) + 1) * DAY - 1),
};

/** A digest: 0x and 64 digits, a file whose SHA-256 is taken, or `text:…`, whose SHA-256 is taken. */
export const document: Kind<string> = {
  metavar: "document",
  about: { en: "document: a file, text:…, or a digest 0x…", zh: "文件：文件路径、text:文字，或摘要 0x…" },
  read: async (text) => {
    if (isHexString(text, 32)) return text;
    if (text.startsWith("text:")) return digest(text.slice("text:".length));
    return (await documentOf(text)).digest;
  },
};

/** A file that is evidence: its digest and size go on the chain, the file stays where it is. */
export const evidence: Kind<DocumentFacts> = {
  metavar: "file",
  about: { en: "the file that proves it; only its digest goes on the chain", zh: "证据文件；仅摘要上链" },
  read: (text) => documentOf(text),
};

/** A path of a file. */
export const file: Kind<string> = {
  metavar: "file",
  about: { en: "file", zh: "文件" },
  read: (text) => text,
};

/** Any text. */
export const words: Kind<string> = { metavar: "text", about: { en: "text", zh: "文字" }, read: (text) => text };

/** One of several words, each standing for a value. */
export function choice<T>(about: { en: string; zh: string }, options: Record<string, T>): Kind<T> {
  const known = Object.keys(options).join(" | ");
  return {
    metavar: known.length > 40 ? "word" : known,
    about: known.length > 40 ? { en: `${about.en}: ${known}`, zh: `${about.zh}：${known}` } : about,
    read: (text) => {
      if (Object.hasOwn(options, text)) return options[text]!;
      throw usage(`"${text}" is not one of: ${known}.`, `“${text}”不在可选项之内：${known}。`);
    },
  };
}

/** One of many names, too many for a line of help. */
export const oneOf = <T extends string>(about: Bilingual, metavar: string, names: readonly T[]): Kind<T> => ({
  ...choice(about, Object.fromEntries(names.map((name) => [name, name])) as Record<string, T>),
  metavar,
  about,
});

/** A law or model agreement whose rules apply. */
export const preset: Kind<PresetName> = oneOf({ en: "preset of rules", zh: "规则预设" }, "preset", presetNames);

/** A kind of contribution. */
export const kind = choice<number>(
  { en: "kind of contribution", zh: "贡献类别" },
  Object.fromEntries(contributionKinds.map((name: ContributionKind) => [name, kindNumber(name)])),
);

/** One scope of a key. */
export const scope = choice<number>(
  { en: "scope", zh: "权限" },
  Object.fromEntries(Object.entries(Scope).map(([name, bit]) => [name.toLowerCase(), bit])),
);

const ALL_SCOPES = Object.values(Scope).reduce((all, bit) => all | bit, 0);

/** Several scopes, joined by `+`; `all` for all of them. */
export const scopes: Kind<number> = {
  metavar: "scopes",
  about: {
    en: `scopes joined by +, or all: ${Object.keys(Scope).join(" ").toLowerCase()}`,
    zh: `权限，用 + 连接，或 all（全部）：${Object.keys(Scope).join(" ").toLowerCase()}`,
  },
  read: async (text, session) => {
    if (text === "all") return ALL_SCOPES;
    let bits = 0;
    for (const one of text.split("+")) bits |= await scope.read(one, session);
    return bits;
  },
};

/** An account of the ledger: a member's own, or `reward:MEMBER`, the pot of its people. */
export const account: Kind<bigint> = {
  metavar: "account",
  about: { en: "account: a member, or reward:MEMBER", zh: "账户：成员，或 reward:成员（奖酬专户）" },
  read: async (text, session) => {
    if (/^\d{16,}$/.test(text)) return BigInt(text);
    return text.startsWith("reward:")
      ? rewardOf(await session.find.member(text.slice("reward:".length)))
      : accountOf(await session.find.member(text));
  },
};

/** A pool, as AGREEMENT/NUMBER. Number 0 holds direct credits. */
export const pool: Kind<bigint> = {
  metavar: "agreement/number",
  about: { en: "pool, like 3/1: agreement and number", zh: "收益池，如 3/1：协议／池号" },
  read: async (text, session) => {
    const [, name, number] = /^(.+)\/(\d{1,5})$/.exec(text) ?? [];
    if (name !== undefined && Number(number) < 65_536)
      return poolId(await session.find.agreement(name), Number(number));
    throw usage(
      `"${text}" is not a pool: write AGREEMENT/NUMBER, like 3/1.`,
      `“${text}”不是收益池：请写 协议/池号，如 3/1。`,
    );
  },
};

/** A draft by its hash, or by the beginning of it. */
export const draft: Kind<string> = {
  metavar: "draft",
  about: { en: "draft: its hash, or the first digits of it", zh: "草案：哈希，或其开头几位" },
  read: (text, session) => session.find.draft(text),
};

/** A bank receipt by its key, or by the beginning of it. */
export const receipt: Kind<string> = {
  metavar: "receipt",
  about: { en: "receipt: its key, or the first digits of it", zh: "收款：键值，或其开头几位" },
  read: (text, session) => session.find.receipt(text),
};
