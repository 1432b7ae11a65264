import {
  AbstractSigner,
  type Provider,
  type Signer,
  type TransactionRequest,
  type TransactionResponse,
  type TypedDataDomain,
  type TypedDataField,
} from "ethers";
import { type SendOptions, broadcast } from "./send.js";

/** A signer whose transactions go out as {@link broadcast} sends them; for contracts and actions that take a signer. */
export class Sender extends AbstractSigner {
  constructor(
    private readonly signer: Signer,
    private readonly options: SendOptions,
  ) {
    super(signer.provider ?? undefined);
  }

  override getAddress(): Promise<string> {
    return this.signer.getAddress();
  }

  override connect(provider: Provider | null): Sender {
    return new Sender(this.signer.connect(provider), this.options);
  }

  override signTransaction(tx: TransactionRequest): Promise<string> {
    return this.signer.signTransaction(tx);
  }

  override signMessage(message: string | Uint8Array): Promise<string> {
    return this.signer.signMessage(message);
  }

  override signTypedData(
    domain: TypedDataDomain,
    types: Record<string, TypedDataField[]>,
    value: Record<string, unknown>,
  ): Promise<string> {
    return this.signer.signTypedData(domain, types, value);
  }

  override sendTransaction(tx: TransactionRequest): Promise<TransactionResponse> {
    return broadcast(this.signer, tx, this.options);
  }
}
