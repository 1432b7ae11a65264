import { isAddress } from "ethers";
import { type Fault, type Finding, fault, inFileOrder } from "../../agreement/faults.js";
import { registrationsSound } from "../../agreement/rules/members.js";
import { DateError, toDay } from "../../dates.js";
import { type Letter, type LetterPolicy, scopes } from "./letter.js";

const ADMIN = 32;
const ALL = scopes.reduce((mask, { bit }) => mask | bit, 0);
/** FIRST_SIGNERS_MAX and SIGNATURES_MAX of the registry. */
const [MOST_KEYS, MOST_SIGNERS] = [8, 8];

/** What is wrong with a letter, all at once; nothing should be printed and sealed before this is empty. */
export function letterFaults(letter: Letter): Fault[] {
  return inFileOrder(letter, [...headFaults(letter), ...keyFaults(letter), ...policyFaults(letter)]);
}

function headFaults({ member, registration, registry, date }: Letter): Finding[] {
  const found = [...registrationsSound({ members: [{ registration }] })].map(({ path, ...one }): Finding => ({
    ...one,
    path: path.slice(2),
  }));
  for (const language of ["en", "zh"] as const) {
    if (member[language].trim() === "")
      found.push(fault(["member", language], "The member's name is missing.", "缺少成员名称。"));
  }
  if (!isAddress(registry))
    found.push(
      fault(["registry"], `"${registry}" is no address of a member registry.`, `“${registry}”不是成员登记合约地址。`),
    );
  try {
    toDay(date);
  } catch (error) {
    if (!(error instanceof DateError)) throw error;
    found.push(fault(["date"], `"${date}" is no date. Write YYYY-MM-DD.`, `“${date}”不是日期，请写 YYYY-MM-DD。`));
  }
  return found;
}

function keyFaults({ purpose, keys, revoked, policies, date }: Letter): Finding[] {
  const found: Finding[] = [];
  const seen = new Set<string>();
  const address = (path: (string | number)[], text: string) => {
    if (!isAddress(text))
      found.push(fault(path, `"${text}" is no address. Copy it from the wallet.`, `“${text}”不是地址，请从钱包复制。`));
    else if (seen.has(text.toLowerCase()))
      found.push(fault(path, `${text} is listed twice. Name each key once.`, `${text} 重复列出，每把密钥只列一次。`));
    seen.add(text.toLowerCase());
  };
  for (const [i, key] of keys.entries()) {
    address(["keys", i, "address"], key.address);
    if (key.scopes <= 0 || (key.scopes & ~ALL) !== 0)
      found.push(
        fault(
          ["keys", i, "scopes"],
          "This key may do nothing, or something unknown. Name its scopes.",
          "该密钥权限为空或含未知权限，请指明权限。",
        ),
      );
    if (Number(key.validUntil) * 1000 <= Date.parse(`${date}T00:00:00Z`))
      found.push(
        fault(
          ["keys", i, "validUntil"],
          "This key is over before the letter is drawn up.",
          "该密钥在出具授权书之前已到期。",
        ),
      );
  }
  for (const [i, one] of revoked.entries()) address(["revoked", i, "address"], one.address);
  if (purpose === "application" && !keys.some((key) => (key.scopes & ADMIN) !== 0))
    found.push(
      fault(
        ["keys"],
        "No key may administer keys. An application needs one that may.",
        "没有任何密钥具有管理权限，申请至少需要一把。",
      ),
    );
  if (purpose === "application" && keys.length > MOST_KEYS)
    found.push(
      fault(
        ["keys"],
        `There are ${keys.length} keys; an application may name ${MOST_KEYS}. Grant the others after admission.`,
        `共 ${keys.length} 把密钥，申请时至多 ${MOST_KEYS} 把，其余请于入会后授予。`,
      ),
    );
  if (keys.length + revoked.length + policies.length === 0)
    found.push(
      fault(
        ["keys"],
        "The letter changes nothing. Name a key or a policy.",
        "授权书未作任何变更，请列出密钥或审批规则。",
      ),
    );
  return found;
}

/** Only an application names all keys, so only there it is known whether a policy can be met. */
function policyFaults({ purpose, keys, policies }: Letter): Finding[] {
  return policies.flatMap(({ scope, bands }, i) => {
    const found: Finding[] = [];
    const known = scopes.some(({ bit }) => bit === scope);
    if (!known) found.push(fault(["policies", i, "scope"], "There is no such scope.", "没有该项权限。"));
    const most = Math.max(0, ...bands.map(({ signers }) => signers));
    const holders = keys.filter((key) => (key.scopes & scope) !== 0).length;
    if (purpose === "application" && known && most > holders)
      found.push(
        fault(
          ["policies", i],
          `It asks for ${most} signers; keys with the scope: ${holders}. Name more keys or ask for fewer signers.`,
          `要求 ${most} 人签署，而具有该权限的密钥仅 ${holders} 把；请增列密钥或减少人数。`,
        ),
      );
    if (!rises(bands))
      found.push(
        fault(
          ["policies", i, "bands"],
          `Write one to three bands, the first from 0, each asking for more signers than the one before, ${MOST_SIGNERS} at most.`,
          `请列一至三档，首档自 0 起，逐档增加签署人数，至多 ${MOST_SIGNERS} 人。`,
        ),
      );
    return found;
  });
}

/** What the registry takes for a policy. */
function rises(bands: LetterPolicy["bands"]): boolean {
  const ascending = bands.every(({ from, signers }, i) => {
    const before = bands[i - 1];
    return before ? from > before.from && signers > before.signers : from === 0n && signers > 0;
  });
  return ascending && bands.length >= 1 && bands.length <= 3 && bands.at(-1)!.signers <= MOST_SIGNERS;
}
