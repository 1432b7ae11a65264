import { type Letter, NEVER } from "../../src/papers/letter/letter.js";

export const [ROOT, CLERK, CHIEF] = [
  "0x00000000219ab540356cBB839Cbe05303d7705Fa",
  "0x52908400098527886E0F7030069857D2E4169EE7",
  "0xde709f2102306220921060314715629080e2fb77",
] as const;
export const ZONE = "Asia/Shanghai";

/** An application of three posts. */
export const letter: Letter = {
  purpose: "application",
  member: { en: "Delta College (invented)", zh: "三角洲职业技术学院（虚构）" },
  registration: { type: "USCC", number: "91350100M000100Y43" },
  keys: [
    { post: { en: "president's office", zh: "院长办公室" }, address: ROOT, scopes: 33, validUntil: NEVER },
    { post: { en: "treasury, entry", zh: "财务处经办" }, address: CLERK, scopes: 8, validUntil: 1_830_268_799n },
    { post: { en: "treasury, review", zh: "财务处复核" }, address: CHIEF, scopes: 8, validUntil: 1_830_268_799n },
  ],
  revoked: [],
  policies: [
    {
      scope: 8,
      bands: [
        { from: 0n, signers: 1 },
        { from: 5_000_000n, signers: 2 },
      ],
    },
  ],
  chainId: 31_337n,
  registry: "0x5FbDB2315678afecb367f032d93F642f64180aa3",
  date: "2026-11-26",
};
