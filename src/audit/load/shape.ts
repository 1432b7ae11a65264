import { EndpointError } from "./endpoint.js";

const HEX = /^0x[0-9a-f]*$/i;
const QUANTITY = /^0x[0-9a-f]{1,64}$/i;

/** Is it a number as JSON-RPC writes it? */
export const isQuantity = (value: unknown): value is string => typeof value === "string" && QUANTITY.test(value);

/** Is it bytes as JSON-RPC writes them? */
export const isHex = (value: unknown): value is string => typeof value === "string" && HEX.test(value);

/** @throws EndpointError when an answer is not of the form that the method's answers have. */
export function requireShape(method: string, sound: boolean): void {
  if (sound) return;
  throw new EndpointError("nonsense", {
    en: `What the endpoint answers to ${method} is no such answer. It cannot be relied on; ask another node.`,
    zh: `节点对 ${method} 的返回格式有误。该节点不可信，请换用其他节点。`,
  });
}
