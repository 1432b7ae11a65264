import { defineConfig } from "hardhat/config";
import hardhatToolboxMochaEthers from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import project from "../../hardhat.config.js";

// The project's configuration for mutants: quicker to compile (no optimiser), any size, short random lives, and a chain whose coinbase
// says which mutant is awake. Warnings are allowed: a mutant may leave something unused.

const number = BigInt(process.env["JOINTLY_MUTANT"] ?? "0");
const coinbase = `0x${((0x4a00n << 144n) + number).toString(16).padStart(40, "0")}`;
const { profiles } = project.solidity as Extract<typeof project.solidity, { profiles: object }>;
const usual = profiles["default"] as Extract<(typeof profiles)[string], { version: string }>;
const quick = { ...usual, settings: { ...(usual.settings as object), optimizer: { enabled: false } } };
const chain = { type: "edr-simulated", chainType: "l1", hardfork: "cancun" } as const;

export default defineConfig({
  ...project,
  plugins: [hardhatToolboxMochaEthers],
  solidity: { ...(project.solidity as object), profiles: { default: quick, production: quick } },
  networks: { default: { ...chain, coinbase, allowUnlimitedContractSize: true, blockGasLimit: 200_000_000 } },
  test: {
    mocha: { ...project.test!.mocha!, jobs: 1 }, // two mutants are tried at a time
    solidity: {
      coinbase,
      fuzz: { runs: 32 },
      invariant: { runs: Number(process.env["JOINTLY_MUTATION_RUNS"] ?? "4"), depth: 128, failOnRevert: true },
    },
  },
});
