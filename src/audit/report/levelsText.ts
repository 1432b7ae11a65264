import type { Audit, LevelVerdict } from "../audit.js";
import type { ChainCoverage } from "../chain/chain.js";
import type { Sentence } from "../findings.js";
import { endpointText } from "./endpointText.js";
import type { Language } from "./statementText.js";

const titles: Record<LevelVerdict["level"], Sentence> = {
  L0: { en: "L0 replay", zh: "L0 重演" },
  L1: { en: "L1 state", zh: "L1 状态" },
  L2: { en: "L2 proof", zh: "L2 证明" },
  L3: { en: "L3 chain", zh: "L3 链" },
};

const verdicts: Record<LevelVerdict["verdict"], Sentence> = {
  passed: { en: "passed", zh: "通过" },
  failed: { en: "FAILED", zh: "未通过" },
  "not available": { en: "not available on this chain", zh: "本链无法提供" },
  "not anchored": { en: "not passed", zh: "不能判为通过" },
  "not asked": { en: "not asked for", zh: "未要求" },
};

/** How far the audit went, and on how much it rests. */
export function levelsText({ levels, coverage, chain, tally, endpoint }: Audit, language: Language): string[] {
  const lines = levels.map(({ level, verdict, reason, rests }) => {
    const why = reason ? ` (${reason[language]})` : rests ? ` (${restsOn(rests)[language]})` : "";
    return `${titles[level][language]}: ${verdicts[verdict][language]}${why}`;
  });
  const looked = [...coverageText(coverage, tally), ...chainText(coverage.chain)];
  return [
    pinned(chain)[language],
    ...endpointText(endpoint, language),
    ...lines,
    ...looked.map((line) => line[language]),
  ];
}

const restsOn = ({ en, zh }: Sentence): Sentence => ({ en: `resting on ${en}`, zh: `依据：${zh}` });

const pinned = ({ chainId, to, blockHash }: Audit["chain"]): Sentence => ({
  en: `Chain ${chainId} as of block ${to}, ${blockHash}`,
  zh: `链 ${chainId}，截至区块 ${to}，${blockHash}`,
});

function coverageText(coverage: Audit["coverage"], { untraceable }: Audit["tally"]): Sentence[] {
  const { blocks, transactions, events, signatures, code, state, byProof, held, proven } = coverage;
  const { recovered, byContracts, asked, sent } = signatures;
  const looked: Sentence = {
    en: `Looked at: ${blocks} blocks, ${transactions} transactions, ${events} events; ${recovered} signatures recovered, ${sent} acts sent by their signers`,
    zh: `已查：${blocks} 个区块、${transactions} 笔交易、${events} 个事件；恢复签名 ${recovered} 个，签署人自行发送 ${sent} 项`,
  };
  const others: Sentence =
    byProof > 0
      ? { en: ` (${byProof} others: by the proof of the storage)`, zh: `（另 ${byProof} 项由存储证明得出）` }
      : { en: "", zh: "" };
  const compared: Sentence = {
    en: `Compared: the code of ${code} contracts, ${state} figures of their state${others.en}, holdings of ${held} currencies`,
    zh: `已比对：${code} 个合约的代码、${state} 项状态数值${others.zh}、${held} 个币种的持有量`,
  };
  const proofs: Sentence = {
    en: `Proven: the storage of ${proven.contracts} contracts, ${proven.slots} slots rebuilt from events alone`,
    zh: `已证明：${proven.contracts} 个合约的存储，仅凭事件重建 ${proven.slots} 个存储槽`,
  };
  const vouched: Sentence = {
    en: `Signed by contracts, which alone can say so: ${byContracts}, of which ${asked} were asked`,
    zh: `由合约签署（仅合约自身可确认）：${byContracts} 个，其中已询问 ${asked} 个`,
  };
  const through: Sentence = {
    en: `Came through other contracts, not traceable in calldata: ${untraceable.length} acts`,
    zh: `经由其他合约、无法从交易数据追溯：${untraceable.length} 项`,
  };
  return [
    looked,
    ...(code + state > 0 ? [compared] : []),
    ...(proven.contracts > 0 ? [proofs] : []),
    ...(byContracts > 0 ? [vouched] : []),
    ...(untraceable.length > 0 ? [through] : []),
  ];
}

function chainText({
  headers,
  empty,
  opened,
  transactions,
  logs,
  senders,
  seals,
  witnesses,
}: ChainCoverage): Sentence[] {
  if (headers === 0) return [];
  const hashed: Sentence = {
    en: `Hashed again: ${headers} headers; ${empty} blocks proven empty by their bloom, ${opened} opened with ${transactions} transactions; ${logs} logs proven, ${senders} senders and ${seals} seals recovered`,
    zh: `已重算哈希：${headers} 个区块头；${empty} 个区块由布隆值证明为空，${opened} 个已展开，含 ${transactions} 笔交易；由收据证明日志 ${logs} 条，恢复发送者 ${senders} 个、封印 ${seals} 个`,
  };
  const others = witnesses.map(({ name, upTo }): Sentence => ({
    en: `Compared with ${name} up to block ${upTo}`,
    zh: `已与 ${name} 比对至区块 ${upTo}`,
  }));
  return [hashed, ...others];
}
