import type { Act, Authorisation, Signed, Struct } from "../acts/act.js";
import { digestOf, hashStruct } from "../eip712.js";
import type { At, Told } from "../events.js";
import type { Check, Scene } from "../findings.js";
import { signedBy } from "../signature.js";

const domains: Partial<Record<Act["contract"], string>> = {
  members: "Jointly MemberRegistry",
  agreements: "Jointly AgreementRegistry",
  contributions: "Jointly ContributionLedger",
  property: "Jointly IPRegistry",
  licences: "Jointly LicenseRegistry",
  rewards: "Jointly RewardRegister",
};
const KEY_BITS = 64n;

/**
 * Every signature of an envelope is by the key it names, over what the call says and nothing else. A contract's signature can only be
 * asked for: it is counted as vouched for.
 */
export const signatures: Check = {
  id: "signatures",
  title: {
    en: "Every signature is by the key it names, over what was done",
    zh: "每个签名均出自所列密钥，且与所行之事一致",
  },
  needsChain: true,
  begin: () => ({
    begins: (events, scene) => {
      for (const act of scene.calls?.acts ?? []) judge(act, events, scene);
    },
  }),
};

function judge(act: Act, events: readonly Told[], scene: Scene): void {
  const { block, tx, logIndex } = eventOf(act, events);
  const at = { block, tx, logIndex };
  for (const consent of act.consents) verify(act.name, digestIn(act, consent, scene), consent, at, scene);
  for (const { signed, ...who } of act.authorisations) {
    if (signed === undefined) scene.tally.sent += 1;
    else {
      judgeNonce(act, who, signed.nonce, at, scene);
      const digest = digestIn(act, signed, scene); // the same for all who signed
      for (const one of signed.signatures) verify(act.name, digest, one, at, scene);
    }
  }
}

/** An envelope is for one use: its nonce is the next of its key. */
function judgeNonce(act: Act, { member }: Authorisation, nonce: bigint | undefined, at: At, scene: Scene): void {
  if (nonce === undefined) return;
  const key = nonce >> KEY_BITS;
  const expected = (key << KEY_BITS) | nextNonce(act.contract, member, key, scene);
  const text = { en: "An envelope was used out of turn, or twice.", zh: "签名信封被重复或越序使用。" };
  if (nonce !== expected) scene.find(at, text, expected, nonce);
}

/** The next number of a key of nonces: each contract counts its own. */
function nextNonce(contract: Act["contract"], member: bigint, key: bigint, { books, contracts }: Scene): bigint {
  const { nonces, contributionNonces, actNonces } = books.membership;
  const own = `${member}/${key}`;
  if (contract === "members") return nonces.get(own) ?? 0n;
  if (contract === "contributions") return contributionNonces.get(own) ?? 0n;
  return actNonces.get(`${contracts[contract].toLowerCase()}/${own}`) ?? 0n;
}

const digestIn = ({ contract }: Act, { type, value }: Struct, { evidence, contracts }: Scene): string =>
  digestOf(domains[contract]!, evidence!.chainId, contracts[contract], hashStruct(type, value));

/** What waits for the answer holds neither the act nor its events: thousands of them wait. */
function verify(name: string, digest: string, { signer, signature }: Signed, at: At, scene: Scene): void {
  const { evidence, tally, find } = scene;
  scene.recover(signedBy(digest, signature), (recovered) => {
    if (recovered === signer.toLowerCase()) {
      tally.recovered += 1;
      return;
    }
    if (evidence!.wallets.has(signer.toLowerCase())) {
      tally.vouched.push({ ...at, signer, digest, signature });
      return;
    }
    const text = {
      en: `A signature of ${name} is not by the key it names.`,
      zh: `${name} 的签名并非出自所列密钥。`,
    };
    find(at, text, signer, recovered ?? "no valid signature");
  });
}

/** Where a finding about a call stands: its first event, else the transaction's. */
export function eventOf({ leaves }: Act, events: readonly Told[]): Told {
  return events.find(({ name }) => leaves.some((one) => one.event === name)) ?? events[0]!;
}
