import { type EvidenceFile, compareEvidence } from "../papers/evidence/compare.js";
import { type Recorded, recordedEvidence } from "../papers/evidence/recorded.js";
import { type Asked, type Omission, omission } from "./omission.js";

/** Documents that the chain names and the folder has not, or has with other content. */
export function evidenceOmissions({ result: { history } }: Asked, files: readonly EvidenceFile[]): Omission[] {
  const { missing, altered } = compareEvidence(recordedEvidence(history), files);
  return [...missing.map(missingOf), ...altered.map(({ recorded, file }) => alteredOf(recorded, file))];
}

function missingOf(recorded: Recorded): Omission {
  const { en, zh } = recorded.what;
  const text = { en: `Not in the evidence folder: ${en}.`, zh: `证据文件夹中没有：${zh}。` };
  return omission("evidence-missing", recorded, text, { expected: recorded.digest, found: "no file" });
}

function alteredOf(recorded: Recorded, { name, sha256 }: EvidenceFile): Omission {
  const { en, zh } = recorded.what;
  const text = { en: `Not what the chain names: ${en}.`, zh: `与链上摘要不符：${zh}。` };
  return omission("evidence-altered", recorded, text, { expected: recorded.digest, found: sha256, source: name });
}
