import type { NetworkConnection } from "hardhat/types/network";
import { HDNodeWallet, Mnemonic } from "ethers";
import Membership from "../../ignition/modules/Membership.js";
import type { AccessManager, MemberRegistry } from "../../typechain-types/index.js";
import { ALL_SCOPES, DIRECT, LETTER, Scope, domainOf, join } from "./members.js";
import { watchStorage } from "./storageProven.js";

export const NO_POLICY = [0n, 0n, 0n, 0n, 0n];
export const policy = (base: number, second = 0, secondFrom = 0n, third = 0, thirdFrom = 0n) => ({
  base,
  second,
  third,
  secondFrom,
  thirdFrom,
});
export const policyArgs = (p: ReturnType<typeof policy>) => [p.base, p.second, p.third, p.secondFrom, p.thirdFrom];

/** A registry on a chain: fixtures, and its clock. */
export function registryOn(connection: NetworkConnection) {
  const { ethers, networkHelpers } = connection;
  const { time } = networkHelpers;
  const now = async () => BigInt(await time.latest());
  /** Makes the next transaction's block carry this time. */
  const at = (timestamp: bigint) => time.setNextBlockTimestamp(timestamp);
  /** Mines a block of this time, so that views see it. */
  const to = (timestamp: bigint) => time.increaseTo(timestamp);

  async function deployed() {
    const [deployer, admission, officer, officer2, council, root, second, third, other, heir, outsider, spare, spare2] =
      await ethers.getSigners();
    const holders = {
      admission: admission!.address,
      officer: officer!.address,
      secondOfficer: officer2!.address,
      council: council!.address,
    };
    const modules = await connection.ignition.deploy(Membership, { parameters: { Membership: holders } });
    const manager = modules.manager as unknown as AccessManager;
    const members = modules.members as unknown as MemberRegistry;
    await watchStorage(ethers.provider, { members, manager });
    const people = {
      deployer: deployer!,
      admission: admission!,
      officer: officer!,
      officer2: officer2!,
      council: council!,
      root: root!,
      second: second!,
      third: third!,
      other: other!,
      heir: heir!,
      outsider: outsider!,
      spare: spare!,
      spare2: spare2!,
    };
    return { manager, members, domain: await domainOf(members), ...people };
  }

  /** Member 1 has two admin signers and a clerk, member 2 one signer for all, member 3 one as well. */
  async function populated() {
    const all = await deployed();
    const { members, admission, root, second, third, other, heir } = all;
    const one = await join(members, admission, "one", [
      { key: root, scopes: ALL_SCOPES },
      { key: second, scopes: Scope.ADMIN | Scope.TREASURY },
      { key: third, scopes: Scope.TREASURY | Scope.RECORD },
    ]);
    const two = await join(members, admission, "two", [{ key: other, scopes: ALL_SCOPES }]);
    const three = await join(members, admission, "three", [{ key: heir, scopes: ALL_SCOPES }]);
    return { ...all, one, two, three };
  }

  /** Member 1 as in `populated`, needing two signers for admin acts. */
  async function fourEyes() {
    const all = await populated();
    await all.members.connect(all.root).setPolicy(all.one, Scope.ADMIN, policy(2), LETTER, DIRECT);
    return all;
  }

  return { deployed, populated, fourEyes, now, at, to };
}

/** The private key of one of Hardhat's well-known accounts: to sign a bare digest. */
export function keyOf(address: string): string {
  const mnemonic = Mnemonic.fromPhrase("test test test test test test test test test test test junk");
  for (let i = 0; i < 20; i++) {
    const wallet = HDNodeWallet.fromMnemonic(mnemonic, `m/44'/60'/0'/0/${i}`);
    if (wallet.address === address) return wallet.privateKey;
  }
  throw new Error(`no such account: ${address}`);
}
