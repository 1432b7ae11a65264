import type { Signer } from "ethers";
import { closePeriod as act } from "./acts/agreements/closePeriod.js";
import { domainOf } from "./typedData.js";
import { type Ledger, as } from "./ledger.js";

/** A period of a periodic agreement as its parties close it (年度分配方案). Days since 1970-01-01, minor units. */
export interface Period {
  agreement: bigint;
  version: number;
  currency: string;
  amount: bigint;
  first: number;
  last: number;
  plan: string;
  sequence: number;
}

/** Closes a period with the signatures of the closers; what was collected is shared by the units of this moment. */
export async function closePeriod(
  ledger: Ledger,
  period: Period,
  closers: { member: number; signer: Signer }[],
  relayer: Signer,
): Promise<void> {
  const { chainId } = await relayer.provider!.getNetwork();
  const domain = domainOf("agreements", chainId, ledger.addresses.agreements);
  const deadline = 2n ** 64n;
  const ordered = [...closers].sort((a, b) => a.member - b.member);
  const signed = await Promise.all(
    ordered.map(async ({ member, signer }) => ({
      member,
      signatures: [
        {
          signer: await signer.getAddress(),
          signature: await signer.signTypedData(domain, act.consent!.types, { ...period, deadline }),
        },
      ],
    })),
  );
  await (await as(ledger, relayer).agreements.closePeriod(period, signed, deadline)).wait();
}
