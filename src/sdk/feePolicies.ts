/**
 * What a chain asks for gas: nothing (most consortium chains), a price, or EIP-1559's fees. A chain without a gas price still wants the
 * field, and only in a transaction of the old type.
 */
export const feePolicies = ["free", "legacy", "eip1559"] as const;
export type Fees = (typeof feePolicies)[number];
