import { ZeroHash } from "ethers";
import type { At, Told } from "../../audit/events.js";
import type { Sentence } from "../../audit/findings.js";

/** Hash functions by their tags (contracts/contribution/Evidence.sol). */
export const SHA256 = 1n;
export const algorithms: Record<string, string> = { "1": "SHA-256", "2": "SM3", "3": "Keccak-256", "4": "BLAKE2b-256" };

/** A document whose digest is on the chain. */
export interface Recorded extends At {
  /** 0x and 64 lower-case digits. */
  digest: string;
  algorithm: bigint;
  /** In bytes, where the chain says it. */
  size?: bigint;
  what: Sentence;
  member?: bigint;
  agreement?: bigint;
}

type Document = Omit<Recorded, keyof At | "algorithm"> & { algorithm?: bigint };

/**
 * Every document that the history names by its digest, once each, in the order of the chain. Digests of names, numbers, reasons and
 * clauses are not of files and are left out.
 */
export function recordedEvidence(history: readonly Told[]): Recorded[] {
  const found = new Map<string, Recorded>();
  for (const event of history) {
    const { block, tx, logIndex } = event;
    for (const document of documentsOf(event)) {
      const digest = document.digest.toLowerCase();
      if (digest === ZeroHash || found.has(digest)) continue;
      found.set(digest, { algorithm: SHA256, ...document, digest, block, tx, logIndex });
    }
  }
  return [...found.values()];
}

const named = (en: string, zh: string): Sentence => ({ en, zh });

function documentsOf(event: Told): Document[] {
  return [...memberDocuments(event), ...agreementDocuments(event), ...moneyDocuments(event)];
}

function memberDocuments({ name, args }: Told): Document[] {
  switch (name) {
    case "MemberApplied":
    case "SignerChanged":
    case "PolicyChanged":
    case "StolenKeyReported":
    case "RecoveryStarted": {
      const { member, letterDigest: digest } = args;
      return [
        { digest, member, what: named(`key-authorisation letter of member ${member}`, `成员 ${member} 的密钥授权书`) },
      ];
    }
    case "MemberStatusChanged":
    case "MemberNameChanged":
    case "SuccessionRecorded":
    case "SuccessionCancelled": {
      const { member, evidenceDigest: digest } = args;
      return [{ digest, member, what: named(`proof about member ${member}`, `成员 ${member} 的证明文件`) }];
    }
    case "MemberProfileChanged": {
      const { member, profileDigest: digest } = args;
      return [{ digest, member, what: named(`profile of member ${member}`, `成员 ${member} 的资料`) }];
    }
    default:
      return [];
  }
}

function agreementDocuments({ name, args }: Told): Document[] {
  switch (name) {
    case "DraftProposed": {
      const { agreement, terms } = args;
      const of = (digest: string, en: string, zh: string): Document => ({
        digest,
        agreement,
        what: named(
          `${en} of agreement ${agreement}, version ${terms.version}`,
          `协议 ${agreement} 第 ${terms.version} 版${zh}`,
        ),
      });
      return [
        of(terms.legal.text, "sealed text", "盖章文本"),
        of(terms.legal.translation, "translation", "译本"),
        of(terms.legal.conditions, "conditions precedent", "生效条件"),
        ...terms.tiers.map(({ basis }) => of(basis, "legal basis of a levy", "计提依据")),
      ];
    }
    case "DraftNoticed":
      return [{ digest: args.notice, agreement: args.agreement, what: named("formal notice", "正式通知") }];
    case "ConditionsConfirmed":
      return [
        { digest: args.fulfilment, agreement: args.agreement, what: named("proof of conditions", "条件成就证明") },
      ];
    case "PeriodClosed":
      return [
        {
          digest: args.plan,
          agreement: args.agreement,
          what: named(`distribution plan ${args.sequence}`, `分配方案 ${args.sequence}`),
        },
      ];
    case "ContributionRecorded": {
      const { agreement, member, contribution, entry } = args;
      const { evidence: digest, algorithm, size } = entry;
      return [
        {
          digest,
          algorithm,
          size,
          agreement,
          member,
          what: named(`evidence of contribution ${contribution}`, `贡献 ${contribution} 的证据`),
        },
      ];
    }
    case "ContributionRootRecorded": {
      const { agreement, member, rootId, root } = args;
      const { content: digest, algorithm, size } = root;
      return [
        {
          digest,
          algorithm,
          size,
          agreement,
          member,
          what: named(`list of leaves of root ${rootId}`, `默克尔根 ${rootId} 的明细`),
        },
      ];
    }
    default:
      return [];
  }
}

function moneyDocuments({ name, args }: Told): Document[] {
  switch (name) {
    case "ReceiptBooked":
      return [
        {
          digest: args.invoice,
          agreement: args.agreement,
          what: named(`invoice of receipt ${args.key}`, `收款 ${args.key} 的发票`),
        },
      ];
    case "InvoicePresented":
      return [{ digest: args.invoice, agreement: args.agreement, what: named("invoice of a payee", "收款方发票") }];
    case "PaymentSettled":
      return [
        {
          digest: args.document,
          what: named(`bank statement or letter for payment run ${args.run}`, `第 ${args.run} 批付款的对账单或回函`),
        },
      ];
    case "OrderProposed":
      return [
        { digest: args.data.document, what: named(`order ${args.order} from outside`, `外部指令 ${args.order}`) },
      ];
    case "OrderLifted":
    case "OrderRedirected":
      return [
        {
          digest: args.document,
          what: named(`end of order ${args.order} from outside`, `外部指令 ${args.order} 的解除或划转文件`),
        },
      ];
    default:
      return [];
  }
}
