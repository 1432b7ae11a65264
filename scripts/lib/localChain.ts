import { network } from "hardhat";
import { Wallet, id } from "ethers";
import Jointly from "../../ignition/modules/Jointly.js";
import type { Endpoint } from "../../src/audit/load/endpoint.js";
import type { AgreementFile } from "../../src/agreement/format.js";
import { DAY, toDay } from "../../src/dates.js";
import type { Chain } from "../../src/play/world.js";
import { type Addresses, type Ledger, connectLedger } from "../../src/sdk/ledger.js";

const GAS_MONEY = 10n ** 21n;
const WEEKS_BEFORE = 12;

/** Tokens named anywhere in a file. */
function tokensOf(file: AgreementFile): string[] {
  return file.agreement.currencies
    .map(({ code }) => code)
    .filter((code) => code.startsWith("token:"))
    .map((code) => code.slice("token:".length));
}

/**
 * A chain in this process with the whole ledger deployed by Ignition, its clock some weeks before the agreement takes effect, a key for
 * each member of the file, and the tokens that the file names. For demonstrations and tests: the keys follow from the members' names.
 */
export async function localChain(file: AgreementFile): Promise<{ chain: Chain; ledger: Ledger; endpoint: Endpoint }> {
  const start = new Date((toDay(file.agreement.effective) - WEEKS_BEFORE * 7) * DAY * 1000);
  const { ethers, ignition, networkHelpers } = await network.create({ override: { initialDate: start } });
  const { time } = networkHelpers;
  const deployed = await ignition.deploy(Jointly);
  const [registrar] = await ethers.getSigners();
  const addresses = {} as Addresses;
  for (const name of [
    "members",
    "set",
    "benefit",
    "bank",
    "treasury",
    "agreements",
    "contributions",
    "hold",
  ] as const) {
    addresses[name] = await deployed[name].getAddress();
  }
  const tokens = new Map<string, string>();
  for (const name of tokensOf(file)) {
    tokens.set(name, await (await ethers.deployContract("MockToken")).getAddress());
  }
  const keyOf = (member: string, use: string) => new Wallet(id(`jointly example ${use} of ${member}`));

  const chain: Chain = {
    registrar: registrar!,
    signerOf: async (member) => {
      const { address, privateKey } = keyOf(member, "office");
      await networkHelpers.setBalance(address, GAS_MONEY);
      return new Wallet(privateKey, ethers.provider);
    },
    payoutOf: (member) => keyOf(member, "payout").address,
    token: (name) => tokens.get(name)!,
    approve: async (token, amount) => {
      const contract = await ethers.getContractAt("MockToken", token, registrar!);
      await (await contract.approve(addresses.treasury, amount)).wait();
    },
    now: () => time.latest(),
    waitUntil: async (second) => {
      if (second > (await time.latest())) await time.increaseTo(second);
    },
  };
  return { chain, ledger: connectLedger(addresses, registrar!), endpoint: ethers.provider };
}
