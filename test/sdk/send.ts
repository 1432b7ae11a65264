import { expect } from "chai";
import { BrowserProvider, JsonRpcProvider, type Provider, type TransactionReceipt, Wallet, ZeroHash, id } from "ethers";
import { network } from "hardhat";
import { MemberRegistry__factory } from "../../typechain-types/index.js";
import Jointly from "../../ignition/modules/Jointly.js";
import { feeFields } from "../../src/sdk/fees.js";
import { Declined, Refused, RpcError, told } from "../../src/sdk/sendErrors.js";
import { type SendOptions, broadcast, send, simulate } from "../../src/sdk/send.js";
import { Sender } from "../../src/sdk/sender.js";
import { refusal } from "../helpers/cli.js";

const priced: SendOptions = { fees: "eip1559" };
const free: SendOptions = { fees: "free" };
const COIN = 10n ** 18n;

const { ethers, ignition, networkHelpers, provider: raw } = await network.create();

const TOKENS = 2n ** 50n;
const till = "0x000000000000000000000000000000000000bEEF";

/** A key with coin and tokens. */
async function tokenAndKey() {
  const token = await ethers.deployContract("MockToken");
  const key = new Wallet(id("a sender"), ethers.provider);
  await networkHelpers.setBalance(key.address, 1000n * COIN);
  await token.transfer(key.address, TOKENS);
  return { token, key };
}

/** A second way to the same chain, as another process has it. */
function anotherWay(): BrowserProvider {
  const provider = new BrowserProvider(raw, undefined, { cacheTimeout: -1 });
  provider.pollingInterval = 20;
  return provider;
}

const noncesOf = async (provider: Provider, receipts: TransactionReceipt[]) =>
  (await Promise.all(receipts.map(async ({ hash }) => (await provider.getTransaction(hash))!.nonce))).toSorted(
    (a, b) => a - b,
  );

/** The chain's provider with some of its answers changed. */
function alteredProvider(over: Partial<Record<string, (...args: never[]) => Promise<unknown>>>): Provider {
  return new Proxy(ethers.provider as unknown as Provider, {
    get(provider, name) {
      const value: unknown = over[name as string] ?? Reflect.get(provider, name, provider);
      return typeof value === "function" ? (value.bind(provider) as unknown) : value;
    },
  });
}

const lost = () => Promise.reject(Object.assign(new Error("timeout"), { code: "TIMEOUT" }));

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

describe("Sending", () => {
  it("takes 50 sends of one key at the same time, with nonces without a gap", async () => {
    const { token, key } = await networkHelpers.loadFixture(tokenAndKey);
    const sends = upTo(50).map(async (i) => send(key, await token.transfer.populateTransaction(till, i), priced));
    const receipts = await Promise.all(sends);
    expect(await noncesOf(ethers.provider, receipts)).to.deep.equal(upTo(50));
    expect(await token.balanceOf(till)).to.equal(1225n);
  });

  it("goes on after sends that are refused, leaving no gap", async () => {
    const { token, key } = await networkHelpers.loadFixture(tokenAndKey);
    const pay = await token.transfer.populateTransaction(till, 1);
    const tooMuch = await token.transfer.populateTransaction(till, 2n * TOKENS);
    const results = await Promise.allSettled(upTo(10).map((i) => send(key, i % 2 ? tooMuch : pay, priced)));
    expect(results.map(({ status }) => status === "fulfilled")).to.deep.equal(upTo(10).map((i) => i % 2 === 0));
    expect(await ethers.provider.getTransactionCount(key.address)).to.equal(5);
  });

  for (const automatic of [true, false]) {
    it(`shares a key with another program ${automatic ? "on a chain that mines at once" : "whose sends wait for a block"}`, async () => {
      const { token, key } = await networkHelpers.loadFixture(tokenAndKey);
      await raw.request({ method: "evm_setAutomine", params: [automatic] });
      if (!automatic) await raw.request({ method: "evm_setIntervalMining", params: [30] });
      try {
        const other = new Wallet(key.privateKey, anotherWay());
        const sends = upTo(40).map(async (i) => {
          return await send(i % 2 ? key : other, await token.transfer.populateTransaction(till, 2 ** i), priced);
        });
        const receipts = await Promise.all(sends);
        expect(await noncesOf(ethers.provider, receipts)).to.deep.equal(upTo(40));
        expect(await token.balanceOf(till)).to.equal(2n ** 40n - 1n);
      } finally {
        await raw.request({ method: "evm_setIntervalMining", params: [0] });
        await raw.request({ method: "evm_setAutomine", params: [true] });
      }
    });
  }

  it("sends again what another program with the same key replaced", async () => {
    const { token, key } = await networkHelpers.loadFixture(tokenAndKey);
    await raw.request({ method: "evm_setAutomine", params: [false] });
    try {
      const sent = send(key, await token.transfer.populateTransaction(till, 5), priced);
      while ((await ethers.provider.getTransactionCount(key.address, "pending")) === 0) await sleep();
      const { maxFeePerGas } = await ethers.provider.getFeeData();
      const bribe = { gasLimit: 100_000, maxFeePerGas: maxFeePerGas! * 3n, maxPriorityFeePerGas: maxFeePerGas! };
      await key.sendTransaction({ ...(await token.transfer.populateTransaction(till, 70)), nonce: 0, ...bribe });
      await raw.request({ method: "evm_setIntervalMining", params: [30] });
      expect((await sent).status).to.equal(1);
      expect(await token.balanceOf(till)).to.equal(75n);
    } finally {
      await raw.request({ method: "evm_setIntervalMining", params: [0] });
      await raw.request({ method: "evm_setAutomine", params: [true] });
    }
  });

  it("tells why a contract refuses before anything is sent", async () => {
    const deployed = await ignition.deploy(Jointly);
    const [registrar] = await ethers.getSigners();
    const members = MemberRegistry__factory.connect(await deployed.members.getAddress(), registrar);
    const before = await ethers.provider.getTransactionCount(registrar!.address);
    const suspend = await members.suspendMember.populateTransaction(7, id("evidence"));
    const options: SendOptions = { ...priced, names: { member: (n) => ({ en: `No. ${n}`, zh: `第 ${n} 号` }) } };
    const { explained, sentence, receipt } = await refusal(send(registrar!, suspend, options), Refused);
    expect(explained!.name).to.equal("MemberStatusWrong");
    expect(sentence).to.deep.equal({ en: "There is no No. 7. Check the number.", zh: "第 7 号不存在，请核对编号。" });
    expect(receipt).to.equal(undefined);
    expect(await ethers.provider.getTransactionCount(registrar!.address)).to.equal(before);

    const stranger = new Wallet(id("nobody"), anotherWay());
    for (const act of [send, simulate]) {
      const { explained } = await refusal(act(stranger, suspend, free), Refused);
      expect(explained!.name).to.equal("AccessManagedUnauthorized");
    }
    const sender = new Sender(stranger, free);
    const { sentence: told } = await refusal(members.connect(sender).suspendMember(7, ZeroHash), Refused);
    expect(told.en).to.include(`${stranger.address} does not hold the role`);
  });

  it("tells why a transaction failed that was sound when it was sent", async () => {
    const { token, key } = await networkHelpers.loadFixture(tokenAndKey);
    await raw.request({ method: "evm_setAutomine", params: [false] });
    const spend = await token.transfer.populateTransaction(till, TOKENS);
    const sends = Promise.allSettled([send(key, spend, priced), send(key, spend, priced)]);
    while ((await ethers.provider.getTransactionCount(key.address, "pending")) < 2) await sleep();
    await raw.request({ method: "evm_setAutomine", params: [true] });
    await raw.request({ method: "evm_mine", params: [] });
    const [first, second] = await sends;
    expect(first.status).to.equal("fulfilled");
    const { explained, receipt } = await refusal(
      Promise.reject((second as PromiseRejectedResult).reason as Error),
      Refused,
    );
    expect(explained!.name).to.equal("ERC20InsufficientBalance");
    expect(receipt!.status).to.equal(0);
  });

  it("needs no coin on a chain without a gas price, and says so elsewhere", async () => {
    const consortium = await network.create({ override: { initialBaseFeePerGas: 0n } });
    const token = await consortium.ethers.deployContract("MockToken");
    const poor = new Wallet(id("poor"), consortium.ethers.provider);
    await token.transfer(poor.address, TOKENS);
    const pay = await token.transfer.populateTransaction(till, 3);
    const receipts = await Promise.all(upTo(5).map(() => send(poor, pay, free)));
    expect(receipts.map(({ type, gasPrice }) => [type, gasPrice])).to.deep.equal(upTo(5).map(() => [0, 0n]));
    expect(await token.balanceOf(till)).to.equal(15n);

    const { token: elsewhere } = await networkHelpers.loadFixture(tokenAndKey);
    const same = new Wallet(poor.privateKey, ethers.provider);
    const there = await elsewhere.transfer.populateTransaction(till, 0);
    expect((await refusal(send(same, there, priced), RpcError)).fault).to.equal("funds");
    expect((await refusal(send(same, there, { fees: "legacy" }), RpcError)).fault).to.equal("funds");
    const { fault, sentence } = await refusal(send(same, there, free), RpcError);
    expect(fault).to.equal("fees");
    expect(sentence.en).to.include("The chain asks more for gas");
  });

  it("counts a transaction once that arrived while the node fell silent", async () => {
    const { token, key } = await networkHelpers.loadFixture(tokenAndKey);
    const silent = alteredProvider({
      broadcastTransaction: async (signed: string) => {
        await ethers.provider.broadcastTransaction(signed);
        return await lost();
      },
    });
    const receipt = await send(key.connect(silent), await token.transfer.populateTransaction(till, 4), priced);
    expect([receipt.status, await token.balanceOf(till)]).to.deep.equal([1, 4n]);
  });

  it("says which transaction nobody knows the outcome of", async () => {
    const { token, key } = await networkHelpers.loadFixture(tokenAndKey);
    const pay = await token.transfer.populateTransaction(till, 4);
    const deaf = key.connect(alteredProvider({ broadcastTransaction: lost }));
    const { fault, sentence } = await refusal(send(deaf, pay, priced), RpcError);
    expect(fault).to.equal("unknown-outcome");
    expect(sentence.en).to.match(/took transaction 0x[0-9a-f]{64}\. Look the transaction up/);
    expect((await send(key, pay, priced)).status).to.equal(1); // nothing was left behind

    await raw.request({ method: "evm_setAutomine", params: [false] });
    const waiting = refusal(send(key, pay, { ...priced, timeout: 50 }), RpcError);
    expect((await waiting).sentence.en).to.include("is not in a block yet");
    await raw.request({ method: "evm_setAutomine", params: [true] });
  });

  it("does not replace its own transaction where a node has not heard of it yet", async () => {
    const { token, key } = await networkHelpers.loadFixture(tokenAndKey);
    let asked = 0;
    const late = alteredProvider({
      send: async (method: string, params: unknown[]) => {
        const isLate = method === "eth_getTransactionCount" && ++asked > 1 && asked < 4;
        return isLate ? "0x0" : await ethers.provider.send(method, params);
      },
    });
    const sender = key.connect(late);
    await raw.request({ method: "evm_setAutomine", params: [false] });
    try {
      const [first, second] = [
        await broadcast(sender, await token.transfer.populateTransaction(till, 1), priced),
        await broadcast(sender, await token.transfer.populateTransaction(till, 2), { fees: "legacy" }),
      ];
      expect([first.nonce, second.nonce, asked]).to.deep.equal([0, 1, 4]);
    } finally {
      await raw.request({ method: "evm_setAutomine", params: [true] });
    }
  });

  it("takes the gas that the caller names, and tries the transaction out all the same", async () => {
    const { token, key } = await networkHelpers.loadFixture(tokenAndKey);
    const { hash } = await send(
      key,
      { ...(await token.transfer.populateTransaction(till, 1)), gasLimit: 99_999 },
      priced,
    );
    expect((await ethers.provider.getTransaction(hash))!.gasLimit).to.equal(99_999n);
    const tooMuch = { ...(await token.transfer.populateTransaction(till, 2n * TOKENS)), gasLimit: 99_999 };
    expect((await refusal(send(key, tooMuch, priced), Refused)).receipt).to.equal(undefined);
  });

  it("pays the way the network says", async () => {
    const { token, key } = await networkHelpers.loadFixture(tokenAndKey);
    const pay = await token.transfer.populateTransaction(till, 1);
    const legacy = await send(key, pay, { fees: "legacy" });
    const modern = await send(key, pay, priced);
    expect([legacy.type, modern.type]).to.deep.equal([0, 2]);
    const old = { getFeeData: () => Promise.resolve({ gasPrice: 1n, maxFeePerGas: null, maxPriorityFeePerGas: null }) };
    expect(await feeFields(old as never, "legacy")).to.deep.equal({ type: 0, gasPrice: 1n });
    expect((await refusal(feeFields(old as never, "eip1559"), RpcError)).fault).to.equal("fees");
  });

  it("says that a node is out of reach, that a person declined, and passes on mistakes of the program", async () => {
    const nowhere = new JsonRpcProvider("http://127.0.0.1:9", 31337, { staticNetwork: true });
    const key = new Wallet(id("a sender"), nowhere);
    expect((await refusal(send(key, { to: key.address }, free), RpcError)).fault).to.equal("unreachable");
    nowhere.destroy();
    expect(told({ code: "ACTION_REJECTED" })).to.be.instanceOf(Declined);
    expect(told({ code: 4001, message: "User rejected" })).to.be.instanceOf(Declined);
    const mistake = new TypeError("x is not a function");
    expect(told(mistake)).to.equal(mistake);
  });
});

const sleep = () => new Promise((resolve) => setTimeout(resolve, 10));
