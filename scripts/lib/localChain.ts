import { network } from "hardhat";
import { Wallet, id } from "ethers";
import Jointly from "../../ignition/modules/Jointly.js";
import type { AgreementFile, MemberEntry } from "../../src/agreement/format.js";
import type { Endpoint } from "../../src/audit/load/endpoint.js";
import { DAY, toDay } from "../../src/dates.js";
import { WEEKS_BEFORE } from "../../src/play/life.js";
import { type Chain, tokensOf } from "../../src/play/world.js";
import { type Addresses, type Ledger, connectLedger } from "../../src/sdk/ledger.js";
import { moduleOrder } from "../../src/sdk/moduleSet.js";

const GAS_MONEY = 10n ** 21n;
/** Room for hundreds of transactions, each with more gas than any of ours takes. */
const BLOCK_GAS = 10n ** 12n;
const sentWith = {
  type: 2,
  gasLimit: 16_000_000n,
  maxFeePerGas: 10n ** 10n,
  maxPriorityFeePerGas: 10n ** 9n,
};

/**
 * A chain in this process with the whole ledger deployed by Ignition, its clock some weeks before the first agreement takes effect, a key
 * for each member of the files, and the tokens that the files name. For demonstrations and tests: the keys follow from the members'
 * registrations.
 */
export async function localChain(
  ...files: AgreementFile[]
): Promise<{ chain: Chain; ledger: Ledger; endpoint: Endpoint }> {
  const first = Math.min(...files.map(({ agreement }) => toDay(agreement.effective)));
  const start = new Date((first - WEEKS_BEFORE * 7) * DAY * 1000);
  const { ethers, ignition, networkHelpers, provider } = await network.create({
    override: { initialDate: start, blockGasLimit: BLOCK_GAS },
  });
  const { time } = networkHelpers;
  const deployed = await ignition.deploy(Jointly);
  const [registrar] = await ethers.getSigners();
  const addresses = {} as Addresses;
  for (const name of ["members", "set", ...moduleOrder] as const) addresses[name] = await deployed[name].getAddress();
  const tokens = new Map<string, string>();
  for (const name of new Set(files.flatMap(tokensOf))) {
    tokens.set(name, await (await ethers.deployContract("MockToken")).getAddress());
  }
  const keyOf = ({ registration: { type, number } }: MemberEntry, use: string) =>
    new Wallet(id(`jointly example ${use} of ${type} ${number}`));
  const offices = new Map<string, Promise<Wallet>>();
  const officeOf = async (member: MemberEntry) => {
    const wallet = keyOf(member, "office").connect(ethers.provider);
    await networkHelpers.setBalance(wallet.address, GAS_MONEY);
    return wallet;
  };

  const chain: Chain = {
    registrar: registrar!,
    signerOf: (member) => {
      const key = JSON.stringify(member.registration);
      if (!offices.has(key)) offices.set(key, officeOf(member));
      return offices.get(key)!;
    },
    payoutOf: (member) => keyOf(member, "payout").address,
    token: (name) => tokens.get(name)!,
    now: () => time.latest(),
    waitUntil: async (second) => {
      if (second > (await time.latest())) await time.increaseTo(second);
    },
    sentWith,
    inOneBlock: async (send) => {
      await provider.request({ method: "evm_setAutomine", params: [false] });
      try {
        return await send();
      } finally {
        await provider.request({ method: "evm_mine" });
        await provider.request({ method: "evm_setAutomine", params: [true] });
      }
    },
  };
  return { chain, ledger: connectLedger(addresses, registrar!), endpoint: ethers.provider };
}
