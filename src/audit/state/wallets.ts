import { AbiCoder } from "ethers";
import type { Finding, Vouched } from "../findings.js";
import { type Endpoint, askAll, callAt } from "../load/endpoint.js";

export const WALLETS = "wallets";

/** isValidSignature(bytes32,bytes), which is also its answer's first bytes where it agrees. */
const MAGIC = "0x1626ba7e";
const coder = AbiCoder.defaultAbiCoder();

/**
 * Asks the contracts that signed (ERC-1271) whether they still stand by it, as of the block in which they did.
 * @throws EndpointError when the endpoint does not keep the state of such a block.
 */
export async function askWallets(
  endpoint: Endpoint,
  vouched: readonly Vouched[],
): Promise<{ asked: number; findings: Finding[] }> {
  const answers = await askAll(vouched, ({ signer, digest, signature, block }) => {
    const data = MAGIC + coder.encode(["bytes32", "bytes"], [digest, signature]).slice(2);
    return callAt(endpoint, signer, data, block);
  });
  const findings = vouched.flatMap(({ block, tx, logIndex, signer }, i): Finding[] => {
    const found = answers[i]!.slice(0, MAGIC.length);
    if (found === MAGIC) return [];
    const text = { en: `The contract ${signer} does not stand by its signature.`, zh: `合约 ${signer} 不承认该签名。` };
    return [{ check: WALLETS, severity: "error", text, expected: MAGIC, found, block, tx, logIndex }];
  });
  return { asked: vouched.length, findings };
}
