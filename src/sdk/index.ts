/** The library for programs: connect to a deployment, then one function an action. It knows neither Hardhat nor a user interface. */
export { BilingualError } from "../bilingualError.js";
export * from "./admitMember.js";
export * from "./bank.js";
export * from "./closePeriod.js";
export * from "./contribute.js";
export * from "./deployed.js";
export { type ErrorNames, type Explained, explain, explainData } from "./errors/index.js";
export * from "./fees.js";
export * from "./ledger.js";
export * from "./memberDigests.js";
export * from "./moduleSet.js";
export { type SendOptions, broadcast, send, simulate } from "./send.js";
export { Declined, Refused, RpcError, type RpcFault, told } from "./sendErrors.js";
export { Sender } from "./sender.js";
export * from "./signAgreement.js";
export * from "./terms.js";
export * from "./treasury.js";
export * from "./typedData.js";
