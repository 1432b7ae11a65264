import { expect } from "chai";
import { Contract, JsonRpcProvider, Wallet, id } from "ethers";
import hre from "hardhat";
import { Refused, RpcError } from "../../src/sdk/sendErrors.js";
import { type SendOptions, send } from "../../src/sdk/send.js";
import { refusal } from "../helpers/cli.js";
import { skipUnderCoverage } from "../helpers/coverage.js";
import { startNode } from "../helpers/localNode.js";

const free: SendOptions = { fees: "free" };
const till = "0x000000000000000000000000000000000000bEEF";

describe("Sending through a node of its own process", function () {
  this.timeout(60_000);
  let node: Awaited<ReturnType<typeof startNode>> | undefined;
  before(async function () {
    skipUnderCoverage(this);
    node = await startNode();
  });
  after(() => node?.stop());

  it("shares one key between programs, and explains refusals", async () => {
    const { provider, url } = node!;
    const key = new Wallet(id("shared by programs"));
    await provider.send("hardhat_setBalance", [key.address, "0xde0b6b3a7640000"]);
    const { abi, bytecode } = await hre.artifacts.readArtifact("MockToken");
    const ways = [1, 2, 3].map(() => new JsonRpcProvider(url, undefined, { polling: true, pollingInterval: 50 }));
    const [first, ...others] = ways.map((way) => key.connect(way));
    const { contractAddress } = await send(first!, { data: bytecode }, free);
    const token = new Contract(contractAddress!, abi as never, provider);
    const pay = (amount: bigint) => token.getFunction("transfer").populateTransaction(till, amount);

    const amounts = Array.from({ length: 30 }, (_, i) => 2n ** BigInt(i));
    const keys = [first!, ...others];
    const sends = amounts.map(async (amount, i) => send(keys[i % keys.length]!, await pay(amount), free));
    await Promise.all(sends);
    expect(await token.getFunction("balanceOf")(till)).to.equal(2n ** 30n - 1n);
    expect(await provider.getTransactionCount(key.address)).to.equal(31);

    const { explained } = await refusal(send(first!, await pay(10n ** 40n), free), Refused);
    expect(explained!.name).to.equal("ERC20InsufficientBalance");
    const poor = new Wallet(id("without coin"), ways[0]);
    const priced: SendOptions = { fees: "legacy" }; // the node names a price, though it asks for none
    expect((await refusal(send(poor, await pay(0n), priced), RpcError)).fault).to.equal("funds");
    for (const way of ways) way.destroy();
  });
});
