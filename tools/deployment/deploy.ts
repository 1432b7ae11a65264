import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { TaskArguments } from "hardhat/types/tasks";
import { looseEndsIn } from "./journal.js";
import { findTransaction } from "./lostTransaction.js";

const NONCE_TOO_HIGH = 10411; // Ignition's number for it

/**
 * Ties up what a killed run left undecided, then lets Ignition go on. Of several transactions under way Ignition (3.1) takes the highest that it has
 * not seen confirmed for the last one; where a later one was confirmed first it stops with "nonce too high", but has then seen them all: the
 * second try goes through.
 */
export default async function deploy(
  args: TaskArguments,
  hre: HardhatRuntimeEnvironment,
  runSuper: (args: TaskArguments) => Promise<unknown>,
): Promise<unknown> {
  await tieUp(hre, args["deploymentId"] as string | undefined);
  try {
    return await runSuper(args);
  } catch (e) {
    if ((e as { number?: number }).number !== NONCE_TOO_HIGH) throw e;
  }
  await tieUp(hre, args["deploymentId"] as string | undefined);
  return runSuper(args);
}

async function tieUp(hre: HardhatRuntimeEnvironment, givenId: string | undefined): Promise<void> {
  const connection = await hre.network.create();
  const { networkConfig, provider } = connection;
  try {
    if (networkConfig.type !== "http") return;
    const chain = Number((await provider.request({ method: "eth_chainId" })) as string);
    const deploymentId = givenId || `chain-${chain}`;
    const file = path.join(hre.config.paths.ignition, "deployments", deploymentId, "journal.jsonl");
    if (!existsSync(file)) return;
    const since = statSync(file).mtimeMs / 1000;
    for (const { future: futureId, sender, nonce } of looseEndsIn(readFileSync(file, "utf8"))) {
      const txHash = nonce === undefined ? undefined : await findTransaction(provider, sender, nonce, since);
      if (txHash === undefined) await hre.tasks.getTask(["ignition", "wipe"]).run({ deploymentId, futureId });
      else await hre.tasks.getTask(["ignition", "track-tx"]).run({ deploymentId, txHash });
    }
  } finally {
    await connection.close();
  }
}
