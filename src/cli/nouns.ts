import type { Bilingual } from "../agreement/format.js";
import type { Command } from "./command.js";

/** Commands about one thing: `jointly NOUN VERB`. They are loaded when they are needed: the command must start at once. */
export interface Noun {
  noun: string;
  about: Bilingual;
  load: () => Promise<readonly Command[]>;
  /** What the noun does without a verb. Its verbs have options of other names: Commander would take theirs for its own. */
  alone?: () => Promise<Command>;
  /** What verbs of two words have in common, by their first. */
  groups?: Readonly<Record<string, Bilingual>>;
}

/** A command of one word. */
export interface Single {
  verb: string;
  about: Bilingual;
  load: () => Promise<Command>;
}

/** Everything there is, in the order in which help lists it. */
export const nouns: readonly Noun[] = [
  {
    noun: "member",
    about: { en: "who takes part: admission, names, payout accounts", zh: "成员：入会、名称、收款账户" },
    load: async () => (await import("./commands/member.js")).memberCommands,
  },
  {
    noun: "key",
    about: { en: "which keys act for a member, with which powers", zh: "密钥：岗位、权限、多人复核" },
    load: async () => (await import("./commands/key.js")).keyCommands,
  },
  {
    noun: "agreement",
    about: { en: "what was agreed: propose, sign, amend, leave, close", zh: "协议：提出、签署、变更、退出、结算" },
    load: async () => (await import("./commands/agreement.js")).agreementCommands,
  },
  {
    noun: "contribution",
    about: { en: "who put in what: record, attest, challenge, finalise", zh: "贡献：登记、见证、异议、生效" },
    load: async () => (await import("./commands/contribution.js")).contributionCommands,
  },
  {
    noun: "asset",
    about: {
      en: "intellectual property: who owns what, and how owners decide",
      zh: "知识产权：权属、状态与共有人决定",
    },
    load: async () => (await import("./commands/asset.js")).assetCommands,
  },
  {
    noun: "license",
    about: { en: "who may use what: grant, report, end", zh: "许可：授予、报告、终止" },
    load: async () => (await import("./commands/license.js")).licenceCommands,
  },
  {
    noun: "reward",
    about: {
      en: "how a reward pot was split among people, who stay off the chain",
      zh: "奖酬分配名单：人员信息不上链",
    },
    load: async () => (await import("./commands/reward.js")).rewardCommands,
  },
  {
    noun: "certificate",
    about: { en: "what a teacher or student contributed, certified", zh: "师生贡献证明" },
    load: async () => (await import("./commands/certificate.js")).certificateCommands,
  },
  {
    noun: "receipt",
    about: { en: "money that came in at a bank: book, confirm, reverse", zh: "收款：登记、复核、冲回" },
    load: async () => (await import("./commands/receipt.js")).receiptCommands,
  },
  {
    noun: "benefit",
    about: { en: "who is owed what", zh: "收益：谁应得多少" },
    load: async () => (await import("./commands/benefit.js")).benefitCommands,
  },
  {
    noun: "payment",
    about: { en: "what is paid by bank: invoices, payment runs, statements", zh: "付款：开票、付款批次、对账" },
    load: async () => (await import("./commands/payment.js")).paymentCommands,
  },
  {
    noun: "treasury",
    about: { en: "tokens and the chain's coin: pay in, claim", zh: "金库：代币与原生币的存入与领取" },
    load: async () => (await import("./commands/treasury.js")).treasuryCommands,
  },
  {
    noun: "hold",
    about: {
      en: "orders of a court or an insolvency administrator (two officers)",
      zh: "外部指令：法院、破产管理人（两名稽核岗）",
    },
    load: async () => (await import("./commands/hold.js")).holdCommands,
  },
  {
    noun: "evidence",
    about: { en: "a plain folder of evidence files, named by their digests", zh: "证据文件夹：文件以摘要命名" },
    load: async () => (await import("./commands/evidence.js")).evidenceCommands,
  },
  {
    noun: "audit",
    about: { en: "replay the whole history and check every act and every cent", zh: "重放全部历史，逐笔核对" },
    load: async () => (await import("./commands/auditing.js")).auditCommands,
    alone: async () => (await import("./commands/audit.js")).audit,
    groups: { timestamp: { en: "proof of a time from an outside authority (RFC 3161)", zh: "外部时间戳（RFC 3161）" } },
  },
  {
    noun: "confirm",
    about: {
      en: "confirmation letters: what the ledger says, and what members answer",
      zh: "询证函：发函、回函、核对",
    },
    load: async () => (await import("./commands/confirm.js")).confirmCommands,
  },
  {
    noun: "account",
    about: { en: "keys on this machine, in encrypted files", zh: "本机密钥（加密文件）" },
    load: async () => (await import("./commands/account.js")).accountCommands,
  },
  {
    noun: "network",
    about: { en: "chains, and the ledger on each", zh: "网络：链与其上的账本部署" },
    load: async () => (await import("./commands/network.js")).networkCommands,
  },
  {
    noun: "name",
    about: { en: "your address book: names for members, agreements and tokens", zh: "通讯录：成员、协议与代币的名称" },
    load: async () => (await import("./commands/name.js")).nameCommands,
  },
  {
    noun: "import",
    about: { en: "agreement files from tables of other registers", zh: "由其他登记表生成协议文件" },
    load: async () => (await import("./commands/import.js")).importCommands,
  },
];

export const singles: readonly Single[] = [
  {
    verb: "sign",
    about: { en: "add a signature to an envelope; needs no chain", zh: "在待签文件上追加签名（可离线）" },
    load: async () => (await import("./commands/envelope.js")).sign,
  },
  {
    verb: "submit",
    about: { en: "hand an envelope in (anybody)", zh: "提交待签文件（任何人）" },
    load: async () => (await import("./commands/envelope.js")).submit,
  },
  {
    verb: "statement",
    about: {
      en: "a member's statement: what it put in, owns, is owed, was paid",
      zh: "成员对账单：投入、权益、应得、已付",
    },
    load: async () => (await import("./commands/statement.js")).statement,
  },
  {
    verb: "archive",
    about: { en: "a year's papers in one package, with a contents list", zh: "年度归档：资料打包并附目录" },
    load: async () => (await import("./commands/archive.js")).archive,
  },
  {
    verb: "history",
    about: {
      en: "the whole life of something: what happened, when, signed by whom",
      zh: "某一对象的全部历史：何时、何事、何人签署",
    },
    load: async () => (await import("./commands/history.js")).history,
  },
  {
    verb: "due",
    about: { en: "every deadline that concerns a member", zh: "与成员有关的全部期限" },
    load: async () => (await import("./commands/due.js")).due,
  },
  {
    verb: "run",
    about: {
      en: "play agreement files on a test chain; broken off, it goes on where it ended",
      zh: "在测试链上演示协议文件；中断后可续",
    },
    load: async () => (await import("./commands/run.js")).run,
  },
];
