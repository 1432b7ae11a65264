import { Wallet, ZeroHash, id, verifyTypedData } from "ethers";
import { digestOf, hashStruct } from "../src/audit/eip712.js";
import { type Signed, recovered } from "../src/audit/keys/recover.js";
import { Recoveries } from "../src/audit/keys/recoveries.js";
import { signedBy, signerOf } from "../src/audit/signature.js";
import { type Figure, seconds } from "./figures.js";

const NAME = "Jointly ContributionLedger";
const AT = "0x5fbdb2315678afecb367f032d93f642f64180aa3";
/** A contribution's envelope, as it is signed. */
const ENTRY =
  "uint16 kind,uint64 quantity,uint24 first,uint24 last,bytes32 evidence,uint8 algorithm,uint64 size,bytes32 previous";
const FIELDS = "uint40 agreement,uint32 member,Entry entry,uint256 nonce,uint40 deadline";
const TYPE = `RecordContribution(${FIELDS})Entry(${ENTRY})`;
const typed = (fields: string) =>
  fields.split(",").map((field) => {
    const [type, name] = field.split(" ");
    return { type: type!, name: name! };
  });
const types = { RecordContribution: typed(FIELDS), Entry: typed(ENTRY) };
const domain = { name: NAME, version: "1", chainId: 31_337n, verifyingContract: AT };
const SIGNED = 200;
/** Many short runs: on a busy machine one of them finds both processors free. */
const ROUNDS = 15;
const MANY = 4_000;

/** The least that a run takes, by a clock. */
function least(clock: () => number, run: () => void): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const began = clock();
    run();
    return clock() - began;
  });
  return Math.min(...times);
}

/**
 * A complete check of a signature (typed data hashed, key recovered, its address, a low s) beside the same of ethers, a second of processor
 * time; and how much sooner keys are recovered when another thread helps.
 */
export async function measureSignatures(): Promise<Figure[]> {
  const wallet = new Wallet(id("a member's key"));
  const values = Array.from({ length: SIGNED }, (_, i) => {
    const days = { first: 20_000, last: 20_000 };
    const file = { evidence: id(`file ${i}`), algorithm: 1, size: 100n, previous: ZeroHash };
    const entry = { kind: 101, quantity: 1_000n, ...days, ...file };
    return { agreement: 1n, member: 3n, entry, nonce: BigInt(i), deadline: 0n };
  });
  const signatures = await Promise.all(values.map((value) => wallet.signTypedData(domain, types, value)));
  const owner = wallet.address.toLowerCase();
  const own = least(seconds, () =>
    values.forEach((value, i) => {
      const digest = digestOf(NAME, domain.chainId, AT, hashStruct(TYPE, value));
      if (signerOf(digest, signatures[i]!) !== owner) throw new Error("another key");
    }),
  );
  const peer = least(seconds, () =>
    values.forEach((value, i) => {
      if (verifyTypedData(domain, types, value, signatures[i]!) !== wallet.address) throw new Error("another key");
    }),
  );
  const digests = least(seconds, () => {
    for (const value of values) digestOf(NAME, domain.chainId, AT, hashStruct(TYPE, value));
  });
  const scaled = scaling(signedBy(ZeroHash, signatures[0]!));
  const [perSecond, peerPerSecond] = [SIGNED / own, SIGNED / peer].map(Math.round);
  return [
    { id: "audit.sig.perSecond", value: perSecond!, peers: { "ethers-6.17.0 verifyTypedData": peerPerSecond! } },
    { id: "audit.sig.ratio", value: Number((peer / own).toFixed(1)), peers: { "ethers-6.17.0 verifyTypedData": 1 } },
    { id: "audit.sig.digestsPerSecond", value: Math.round(SIGNED / digests) },
    { id: "audit.sig.scaling", value: Number(scaled.toFixed(2)) },
  ];
}

const clock = () => performance.now() / 1000;

/** How much sooner two threads are done than one, by the clock: it says little where other work keeps the second processor busy. */
function scaling(one: Signed): number {
  const keys = new Recoveries();
  const together = () => {
    for (let i = 0; i < MANY; ++i) keys.ask(one, () => undefined);
    keys.settle();
  };
  together(); // threads start
  const alone = () => {
    for (let i = 0; i < MANY; ++i) recovered(one);
  };
  return least(clock, alone) / least(clock, together);
}
