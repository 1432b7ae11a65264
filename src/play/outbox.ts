import {
  AbstractSigner,
  type Provider,
  type Signer,
  type TransactionRequest,
  type TransactionResponse,
  type TypedDataDomain,
  type TypedDataField,
} from "ethers";
import type { Earlier } from "./earlier.js";
import type { Chain } from "./world.js";

/** What an act wants to send, and whom to tell once it is in a block. */
interface Letter {
  /** The act's place among those that run side by side. */
  place: number;
  sender: Signer;
  tx: TransactionRequest;
  mined: (response: TransactionResponse) => void;
  failed: (reason: unknown) => void;
}

/** Acts that run side by side at a time: what they send must fit the queues of common nodes. */
const SIDE_BY_SIDE = 128;
/** Gas beside the estimate: the acts before it in a block may have changed what an act has to do. */
const withMargin = (estimate: bigint): bigint => (estimate * 3n) / 2n + 50_000n;

/**
 * Lets acts that do not depend on one another run side by side. What they want to send is gathered until each of them waits for
 * something of its own, then sent in the order of the acts, and mined together where the chain lets us. Nonces are counted here, so acts
 * can share a sender. What an earlier run of the same acts has sent already is not sent again.
 */
export class Outbox {
  private readonly nonces = new Map<string, number>();

  constructor(
    private readonly chain: Chain,
    private readonly earlier: Earlier,
  ) {}

  /**
   * Runs acts, each with a chain of its own whose signers send through here.
   * @returns what they return, in their order.
   * @throws what the first of them throws, after all have ended.
   */
  async run<T>(acts: readonly ((chain: Chain) => Promise<T>)[]): Promise<T[]> {
    const results: T[] = [];
    for (let start = 0; start < acts.length; start += SIDE_BY_SIDE) {
      results.push(...(await this.sideBySide(acts.slice(start, start + SIDE_BY_SIDE))));
    }
    return results;
  }

  private async sideBySide<T>(acts: readonly ((chain: Chain) => Promise<T>)[]): Promise<T[]> {
    let letters: Letter[] = [];
    let busy = acts.length;
    const sendWhenAllWait = () => {
      if (letters.length === 0 || new Set(letters.map(({ place }) => place)).size < busy) return;
      const gathered = letters.sort((a, b) => a.place - b.place);
      letters = [];
      void this.send(gathered);
    };
    const ends = acts.map(async (act, place) => {
      try {
        return await act(
          this.chainFor((sender, tx) => {
            return new Promise((mined, failed) => {
              letters.push({ place, sender, tx, mined, failed });
              sendWhenAllWait();
            });
          }),
        );
      } finally {
        busy -= 1;
        sendWhenAllWait();
      }
    });
    const ended = await Promise.allSettled(ends);
    return ended.map((end) => {
      if (end.status === "rejected") throw end.reason;
      return end.value;
    });
  }

  private chainFor(post: Post): Chain {
    const { chain } = this;
    return {
      ...chain,
      registrar: new PostingSigner(chain.registrar, post),
      signerOf: async (member) => new PostingSigner(await chain.signerOf(member), post),
    };
  }

  /** Sends letters in their order and tells each sender how it went. */
  private async send(letters: readonly Letter[]): Promise<void> {
    const { inOneBlock = (run) => run() } = this.chain;
    try {
      const prepared = await Promise.all(letters.map((letter) => this.prepared(letter)));
      const fresh = prepared.filter((one) => one !== undefined);
      if (fresh.length === 0) return;
      const sent = await inOneBlock(() =>
        Promise.allSettled(
          fresh.map(({ letter, tx, from }) => letter.sender.sendTransaction({ ...tx, nonce: this.next(from) })),
        ),
      );
      await Promise.all(fresh.map(({ letter, from }, i) => this.conclude(letter, from, sent[i]!)));
    } catch (reason) {
      for (const { failed } of letters) failed(reason);
    }
  }

  /** A letter with everything that sending needs but the nonce; none where it was sent before, or is refused. */
  private async prepared(letter: Letter) {
    const { sender, tx, mined, failed } = letter;
    const provider = this.chain.registrar.provider!;
    try {
      const from = await sender.getAddress();
      const before = this.earlier.take(from, tx);
      if (before !== undefined) {
        mined((await provider.getTransaction(before))!);
        return undefined;
      }
      const { sentWith } = this.chain;
      const gasLimit = sentWith?.gasLimit ?? withMargin(await sender.estimateGas(tx));
      if (!this.nonces.has(from)) this.nonces.set(from, await provider.getTransactionCount(from, "pending"));
      return { letter, from, tx: { ...tx, ...sentWith, gasLimit } };
    } catch (refused) {
      failed(refused);
      return undefined;
    }
  }

  private next(from: string): number {
    const nonce = this.nonces.get(from)!;
    this.nonces.set(from, nonce + 1);
    return nonce;
  }

  private async conclude(
    { sender, tx, mined, failed }: Letter,
    from: string,
    sent: PromiseSettledResult<TransactionResponse>,
  ) {
    if (sent.status === "rejected") {
      this.nonces.delete(from);
      return failed(sent.reason);
    }
    try {
      const receipt = await this.chain.registrar.provider!.waitForTransaction(sent.value.hash);
      if (receipt!.status !== 0) return mined(sent.value);
      await sender.call(tx);
      failed(new Error(`transaction ${sent.value.hash} failed, though the same call passes now`));
    } catch (refused) {
      failed(refused);
    }
  }
}

type Post = (sender: Signer, tx: TransactionRequest) => Promise<TransactionResponse>;

/** A signer that hands over what it should send. */
class PostingSigner extends AbstractSigner {
  constructor(
    private readonly sender: Signer,
    private readonly post: Post,
  ) {
    super(sender.provider as Provider);
  }

  override getAddress = () => this.sender.getAddress();
  override connect = (provider: Provider | null) => new PostingSigner(this.sender.connect(provider), this.post);
  override signTransaction = (tx: TransactionRequest) => this.sender.signTransaction(tx);
  override signMessage = (message: string | Uint8Array) => this.sender.signMessage(message);
  override signTypedData = (
    domain: TypedDataDomain,
    types: Record<string, TypedDataField[]>,
    value: Record<string, unknown>,
  ) => this.sender.signTypedData(domain, types, value);
  override sendTransaction = (tx: TransactionRequest) => this.post(this.sender, tx);
}
