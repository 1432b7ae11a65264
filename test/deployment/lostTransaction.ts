import { expect } from "chai";
import { network } from "hardhat";
import { UndecidedTransactionError, findTransaction } from "../../tools/deployment/lostTransaction.js";

const { ethers, provider, networkHelpers } = await network.create();

describe("A transaction of which only sender and nonce are known", () => {
  const now = async () => networkHelpers.time.latest();

  /** The sentence with which the search for the sender's first transaction is refused. */
  async function refusal(sender: string): Promise<string> {
    try {
      return `found ${await findTransaction(provider, sender, 0, await now())}`;
    } catch (e) {
      if (e instanceof UndecidedTransactionError) return e.message;
      throw e;
    }
  }

  it("is found in the block that holds it", async () => {
    const [sender] = await ethers.getSigners();
    const sent = await sender!.sendTransaction({ to: sender!.address });
    await networkHelpers.mine(5);
    expect(await findTransaction(provider, sender!.address, sent.nonce, await now())).to.equal(sent.hash);
  });

  it("was never sent where its nonce is still free", async () => {
    const [, sender] = await ethers.getSigners();
    expect(await findTransaction(provider, sender!.address, 0, await now())).to.equal(undefined);
  });

  it("is waited for while it has no block", async () => {
    const [, , sender] = await ethers.getSigners();
    await provider.request({ method: "evm_setAutomine", params: [false] });
    await sender!.sendTransaction({ to: sender!.address });
    expect(await refusal(sender!.address)).to.include("Run the same command again");
    await provider.request({ method: "evm_setAutomine", params: [true] });
    await networkHelpers.mine();
  });

  it("is for a person to find where it lies before the deployment was stopped", async () => {
    const [, , , sender] = await ethers.getSigners();
    await sender!.sendTransaction({ to: sender!.address });
    await networkHelpers.mine();
    await networkHelpers.time.increase(10_000);
    expect(await refusal(sender!.address)).to.include("track-tx");
  });
});
