import { Interface } from "ethers";
import type { Books } from "../books.js";
import type { CheckedContracts } from "../events.js";
import type { Finding } from "../findings.js";
import { addressOf, isFiat, isNative } from "../ids.js";
import { type Endpoint, ask, askAll, callAt, quantity } from "../load/endpoint.js";
import { dueByCurrency } from "./money.js";

export const HELD = "held";

const token = new Interface(["function balanceOf(address) view returns (uint256)"]);

/**
 * Asks what the treasury holds of each token and of the native coin: at least all that came in and was not paid out.
 * @throws EndpointError when the endpoint cannot say what it held at that block.
 */
export async function compareHoldings(
  endpoint: Endpoint,
  { treasury }: CheckedContracts,
  books: Books,
  block: number,
): Promise<{ currencies: number; findings: Finding[] }> {
  const due = [...dueByCurrency(books)].filter(([currency]) => !isFiat(currency));
  const held = await askAll(due, async ([currency]) => {
    if (isNative(currency)) return BigInt(await ask<string>(endpoint, "eth_getBalance", [treasury, quantity(block)]));
    const data = token.encodeFunctionData("balanceOf", [treasury]);
    const answer = await callAt(endpoint, addressOf(books, currency), data, block);
    return answer === "0x" ? 0n : BigInt(answer);
  });
  const findings = due.flatMap(([currency, amount], i): Finding[] => {
    if (held[i]! >= amount) return [];
    const address = addressOf(books, currency);
    const text = { en: `The treasury holds less of ${address} than it owes.`, zh: `金库持有的 ${address} 少于应付。` };
    const at = { block, tx: "", logIndex: -1 };
    return [{ check: HELD, severity: "error", text, expected: `at least ${amount}`, found: String(held[i]), ...at }];
  });
  return { currencies: due.length, findings };
}
