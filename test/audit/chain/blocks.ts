import { network } from "hardhat";
import { expect } from "chai";
import {
  type HDNodeWallet,
  Signature,
  Transaction,
  type TransactionLike,
  Wallet,
  ZeroAddress,
  hexlify,
  id,
  toBeHex,
  toQuantity,
} from "ethers";
import { provenHashes, requireReadable } from "../../../src/audit/chain/body.js";
import { type NodeBlock, headerHash } from "../../../src/audit/chain/header.js";
import { keccak } from "../../../src/audit/chain/keccak.js";
import { recovered } from "../../../src/audit/keys/recover.js";
import { reporter } from "../../../src/audit/chain/problems.js";
import { type NodeTransaction, UnknownType, signedIn, transactionBytes } from "../../../src/audit/chain/transaction.js";
import { type NodeReceipt, read, receiptByEthers } from "../../helpers/nodeReceipt.js";

const forks = ["byzantium", "berlin", "london", "shanghai", "cancun", "prague"] as const;
const laterFields = { byzantium: 0, berlin: 0, london: 1, shanghai: 2, cancun: 5, prague: 6 };
const optional = [
  "baseFeePerGas",
  "withdrawalsRoot",
  "blobGasUsed",
  "excessBlobGas",
  "parentBeaconBlockRoot",
  "requestsHash",
];

/** Logs whatever it is sent, with one topic. */
const LOGGER = "0x600d600c600039600d6000f336600060003760" + "2a366000a100";

describe("Blocks hashed again", () => {
  for (const fork of forks) {
    it(`${fork}: headers, transactions and receipts of a chain hash to what the node says`, async () => {
      const { provider } = await network.create({ override: { hardfork: fork } });
      const send = <T>(method: string, params: unknown[]) => provider.request({ method, params }) as Promise<T>;
      const [from, to] = await send<string[]>("eth_accounts", []);
      await send("evm_setAutomine", [false]);
      const types =
        fork === "byzantium"
          ? [{}]
          : [
              { gasPrice: "0x77359400" },
              { accessList: [{ address: to, storageKeys: [id("a")] }], gasPrice: "0x77359400" },
            ];
      const deployed = await send<string>("eth_sendTransaction", [{ from, data: LOGGER, gas: "0x30d40" }]);
      await send("evm_mine", []);
      const { contractAddress: logger } = await send<{ contractAddress: string }>("eth_getTransactionReceipt", [
        deployed,
      ]);
      const more = ["byzantium", "berlin"].includes(fork)
        ? types
        : [...types, { maxFeePerGas: "0x77359400", maxPriorityFeePerGas: "0x1" }];
      const call = (i: number) =>
        i % 3 === 0 ? { to: logger, data: toBeHex(i, 1 + i) } : { to, value: toQuantity(i) };
      for (let i = 0; i < 130; ++i) {
        await send("eth_sendTransaction", [{ from, ...call(i), gas: "0x15f90", ...more[i % more.length] }]);
      }
      await send("evm_mine", []);
      const head = Number(await send("eth_blockNumber", []));
      for (let number = 0; number <= head; ++number) {
        const block = await send<NodeBlock>("eth_getBlockByNumber", [`0x${number.toString(16)}`, true]);
        expect(headerHash(block), `block ${number}`).to.equal(block.hash);
        expect(optional.filter((field) => field in block).length).to.equal(laterFields[fork]);
        if (number === 0) continue;
        const transactions = block.transactions as NodeTransaction[];
        const told = await Promise.all(
          transactions.map(({ hash }) => send<NodeReceipt>("eth_getTransactionReceipt", [hash])),
        );
        const { findings, report } = reporter();
        const receipts = told.map(read);
        provenHashes(number, block, { transactions, receipts }, report);
        expect(findings).to.deep.equal([]);
        expect(receipts.map(({ written }) => hexlify(written))).to.deep.equal(told.map(receiptByEthers));
        for (const one of transactions) expect(recovered(signedIn(one))).to.equal(one.from);
      }
    });
  }

  /** What a node would say of a transaction that ethers wrote. */
  function told(signed: Transaction): NodeTransaction {
    const hex = (value: bigint | number | null | undefined): string => `0x${BigInt(value ?? 0).toString(16)}`;
    const signature = signed.signature!;
    const legacyV = signed.chainId === 0n ? signature.v : 35n + 2n * signed.chainId + BigInt(signature.yParity);
    return {
      hash: signed.hash!,
      from: signed.from!,
      to: signed.to,
      input: signed.data,
      type: hex(signed.type),
      chainId: hex(signed.chainId),
      nonce: hex(signed.nonce),
      gas: hex(signed.gasLimit),
      value: hex(signed.value),
      gasPrice: hex(signed.gasPrice),
      maxFeePerGas: hex(signed.maxFeePerGas),
      maxPriorityFeePerGas: hex(signed.maxPriorityFeePerGas),
      maxFeePerBlobGas: hex(signed.maxFeePerBlobGas),
      ...(signed.accessList && { accessList: signed.accessList }),
      ...(signed.blobVersionedHashes && { blobVersionedHashes: signed.blobVersionedHashes }),
      ...(signed.authorizationList && {
        authorizationList: signed.authorizationList.map(({ address, nonce, chainId, signature: by }) => {
          return { address, nonce: hex(nonce), chainId: hex(chainId), yParity: hex(by.yParity), r: by.r, s: by.s };
        }),
      }),
      ...(signed.type === 0 ? { v: hex(legacyV) } : { v: hex(signature.yParity), yParity: hex(signature.yParity) }),
      r: hex(BigInt(signature.r)),
      s: hex(BigInt(signature.s)),
    };
  }

  function signed(key: Wallet | HDNodeWallet, like: TransactionLike): Transaction {
    const transaction = Transaction.from(like);
    transaction.signature = key.signingKey.sign(transaction.unsignedHash);
    return transaction;
  }

  it("a transaction of every type hashes as ethers hashes it, and its sender is who signed it", () => {
    const key = new Wallet(id("a sender"));
    const common = {
      nonce: 3,
      gasLimit: 90_000n,
      to: new Wallet(id("to")).address,
      value: 5n,
      data: "0xbeef",
      chainId: 31_337n,
    };
    const fees = { maxFeePerGas: 9n, maxPriorityFeePerGas: 1n };
    const accessList = [{ address: common.to, storageKeys: [id("slot"), id("other")] }];
    const by = key.signingKey.sign(id("authorised"));
    const authorizationList = [{ address: common.to, nonce: 1n, chainId: 31_337n, signature: Signature.from(by) }];
    const all: TransactionLike[] = [
      { ...common, type: 0, gasPrice: 7n, chainId: 0 },
      { ...common, type: 0, gasPrice: 7n },
      { ...common, type: 0, gasPrice: 7n, chainId: 2n ** 60n },
      { ...common, type: 0, gasPrice: 7n, to: null },
      { ...common, type: 1, gasPrice: 7n, accessList },
      { ...common, type: 2, ...fees, accessList },
      { ...common, type: 2, ...fees, accessList: [], nonce: 0, value: 0n, data: "0x" },
      {
        ...common,
        type: 3,
        ...fees,
        accessList: [],
        maxFeePerBlobGas: 3n,
        blobVersionedHashes: [`0x01${id("blob").slice(4)}`],
      },
      { ...common, type: 4, ...fees, accessList, authorizationList },
    ];
    for (const like of all) {
      const transaction = signed(key, like);
      const one = told(transaction);
      expect(hexlify(transactionBytes(one)), `type ${like.type}`).to.equal(transaction.serialized);
      expect(keccak(transactionBytes(one))).to.equal(transaction.hash);
      const { chainId, ...asked } = signedIn(one);
      expect(recovered(asked)).to.equal(key.address.toLowerCase());
      expect(chainId).to.equal(like.chainId ? BigInt(like.chainId) : undefined);
    }
  });

  it("a transaction without sender, receiver or calldata makes no sense, of whatever type it is", () => {
    const whole = { type: "0x7a", from: ZeroAddress, to: null, input: "0x" };
    expect(() => requireReadable(whole as never)).not.to.throw();
    for (const more of [{ from: 1 }, { to: 5 }, { input: 7 }, { input: undefined }])
      expect(() => requireReadable({ ...whole, ...more } as never)).to.throw(
        TypeError,
        "without sender, receiver or calldata",
      );
  });

  it("a signature that no key can have made has no sender; a type that is not Ethereum's is said to be so", () => {
    const one = told(
      signed(new Wallet(id("a sender")), {
        type: 2,
        to: ZeroAddress,
        chainId: 1n,
        maxFeePerGas: 1n,
        maxPriorityFeePerGas: 0n,
        gasLimit: 21_000n,
      }),
    );
    expect(recovered(signedIn({ ...one, s: "0x0" }))).to.equal(undefined);
    expect(recovered(signedIn({ ...one, yParity: "0x5" }))).to.equal(undefined);
    expect(() => transactionBytes({ ...one, type: "0x7e" })).to.throw(UnknownType);
  });
});
