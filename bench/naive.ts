import { Contract, JsonRpcProvider, verifyTypedData } from "ethers";
import { ContributionLedger__factory } from "../typechain-types/index.js";
import { recordMany } from "../src/sdk/acts/contributions/recordMany.js";
import { domainOf } from "../src/sdk/typedData.js";

/**
 * Events a second of the loop that anybody would write first: ethers' events of a range of blocks, and of each envelope every signature
 * verified by ethers. It proves nothing else.
 */
export async function measureNaive(url: string, address: string, first: number, last: number): Promise<number> {
  const provider = new JsonRpcProvider(url, undefined, { staticNetwork: true });
  const ledger = new Contract(address, ContributionLedger__factory.abi, provider);
  const domain = domainOf("contributions", (await provider.getNetwork()).chainId, address);
  const began = performance.now();
  let events = 0;
  for (let block = first; block <= last; ++block) {
    const logs = await ledger.queryFilter("*", block, block);
    events += logs.length;
    for (const hash of new Set(logs.map(({ transactionHash }) => transactionHash))) {
      const { data } = (await provider.getTransaction(hash))!;
      const call = ledger.interface.parseTransaction({ data })!;
      const { agreement, member, entries, envelope } = call.args.toObject() as Record<string, never> & {
        envelope: { nonce: bigint; deadline: bigint; signatures: { signer: string; signature: string }[] };
      };
      const { nonce, deadline, signatures } = envelope;
      const message = { agreement, member, entries, nonce, deadline };
      for (const { signer, signature } of signatures) {
        if (verifyTypedData(domain, recordMany.consent!.types, message, signature) !== signer)
          throw new Error("forged");
      }
    }
  }
  provider.destroy();
  return events / ((performance.now() - began) / 1000);
}
