import { readFileSync } from "node:fs";
import path from "node:path";
import type { HardhatEthers, HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import {
  AbiCoder,
  Contract,
  ContractFactory,
  ZeroAddress,
  ZeroHash,
  id,
  type ContractTransactionResponse,
} from "ethers";

const modules = path.join(import.meta.dirname, "peers", "node_modules");

function artifact(file: string): { abi: []; bytecode: string } {
  return JSON.parse(readFileSync(path.join(modules, file), "utf8")) as { abi: []; bytecode: string };
}

async function deploy(signer: HardhatEthersSigner, file: string, ...args: unknown[]): Promise<Contract> {
  const { abi, bytecode } = artifact(file);
  const contract = await new ContractFactory(abi, bytecode, signer).deploy(...args);
  return contract as Contract;
}

async function gasOf(tx: Promise<ContractTransactionResponse>): Promise<number> {
  return Number((await (await tx).wait())!.gasUsed);
}

/** What the peers need for the same work, measured in the same run from their npm artifacts. */
export interface PeerFigures {
  "openzeppelin-4.9.6 PaymentSplitter deposit": number;
  "openzeppelin-4.9.6 PaymentSplitter release ERC-20": number;
  "openzeppelin-4.9.6 PaymentSplitter release native": number;
  "openzeppelin-4.9.6 PaymentSplitter 20x12": number;
  "eas-1.9.0 attest": number;
  "eas-1.9.0 attest in a batch of 50": number;
}

/** Deploys the peers beside ours and runs the same work on them. Whole-transaction gas from receipts. */
export async function measurePeers(ethers: HardhatEthers): Promise<PeerFigures> {
  return { ...(await measureSplitter(ethers)), ...(await measureEas(ethers)) };
}

async function measureSplitter(ethers: HardhatEthers) {
  const [payer, ...payees] = (await ethers.getSigners()).slice(0, 19);
  const extra = Array.from({ length: 20 - payees.length }, () => ethers.Wallet.createRandom().address);
  const addresses = [...payees.map((p) => p.address), ...extra];
  const splitter = await deploy(
    payer!,
    "openzeppelin-4/build/contracts/PaymentSplitter.json",
    addresses,
    addresses.map((_, i) => i + 1),
  );
  const token = await deploy(
    payer!,
    "openzeppelin-4/build/contracts/ERC20PresetFixedSupply.json",
    "T",
    "T",
    10n ** 30n,
    payer!.address,
  );
  const transfer = () =>
    token.getFunction("transfer")(splitter.target, 10n ** 18n) as Promise<ContractTransactionResponse>;
  const release = (to: string) =>
    splitter.getFunction("release(address,address)")(token.target, to) as Promise<ContractTransactionResponse>;
  const releaseNative = (to: string) =>
    splitter.getFunction("release(address)")(to) as Promise<ContractTransactionResponse>;

  let scenario = 0;
  await transfer(); // the splitter holds some before the twelve
  for (let i = 0; i < 12; ++i) scenario += await gasOf(transfer());
  for (const to of addresses) scenario += await gasOf(release(to));
  const deposit = await gasOf(transfer());
  const releaseToken = await gasOf(release(addresses[3]!));
  for (let i = 0; i < 2; ++i) {
    await (await payer!.sendTransaction({ to: splitter.target, value: 10n ** 15n })).wait();
    if (i === 0) await releaseNative(addresses[3]!);
  }
  return {
    "openzeppelin-4.9.6 PaymentSplitter deposit": deposit,
    "openzeppelin-4.9.6 PaymentSplitter release ERC-20": releaseToken,
    "openzeppelin-4.9.6 PaymentSplitter release native": await gasOf(releaseNative(addresses[3]!)),
    "openzeppelin-4.9.6 PaymentSplitter 20x12": scenario,
  };
}

async function measureEas(ethers: HardhatEthers) {
  const [signer] = await ethers.getSigners();
  const folder = "@ethereum-attestation-service/eas-contracts/artifacts/contracts";
  const registry = await deploy(signer!, `${folder}/SchemaRegistry.sol/SchemaRegistry.json`);
  const eas = await deploy(signer!, `${folder}/EAS.sol/EAS.json`, registry.target);
  const schema = "uint40 agreement,uint16 kind,uint64 quantity,bytes32 evidence";
  await registry.getFunction("register")(schema, ZeroAddress, true);
  const uid = ethers.solidityPackedKeccak256(["string", "address", "bool"], [schema, ZeroAddress, true]);
  const data = (i: number) => ({
    recipient: signer!.address,
    expirationTime: 0,
    revocable: true,
    refUID: ZeroHash,
    data: AbiCoder.defaultAbiCoder().encode(
      ["uint40", "uint16", "uint64", "bytes32"],
      [1, 3, 40_000 + i, id(`evidence ${i}`)],
    ),
    value: 0,
  });
  const attest = (i: number) =>
    eas.getFunction("attest")({ schema: uid, data: data(i) }) as Promise<ContractTransactionResponse>;
  await attest(0);
  const one = await gasOf(attest(1));
  const fifty = Array.from({ length: 50 }, (_, i) => data(i + 2));
  const batch = await gasOf(
    eas.getFunction("multiAttest")([{ schema: uid, data: fifty }]) as Promise<ContractTransactionResponse>,
  );
  return { "eas-1.9.0 attest": one, "eas-1.9.0 attest in a batch of 50": Math.round(batch / 50) };
}
