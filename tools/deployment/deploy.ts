import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { TaskArguments } from "hardhat/types/tasks";
import { looseEndsIn } from "./journal.js";
import { findTransaction } from "./lostTransaction.js";

/** Ties up what a killed run left undecided, then lets Ignition go on. */
export default async function deploy(
  args: TaskArguments,
  hre: HardhatRuntimeEnvironment,
  runSuper: (args: TaskArguments) => Promise<unknown>,
): Promise<unknown> {
  const connection = await hre.network.create();
  if (connection.networkConfig.type === "http") {
    const chain = Number((await connection.provider.request({ method: "eth_chainId" })) as string);
    await tieUp(hre, connection.provider, (args["deploymentId"] as string | undefined) || `chain-${chain}`);
  }
  await connection.close();
  return runSuper(args);
}

async function tieUp(
  hre: HardhatRuntimeEnvironment,
  provider: Parameters<typeof findTransaction>[0],
  deploymentId: string,
): Promise<void> {
  const file = path.join(hre.config.paths.ignition, "deployments", deploymentId, "journal.jsonl");
  if (!existsSync(file)) return;
  const since = statSync(file).mtimeMs / 1000;
  for (const { future: futureId, sender, nonce } of looseEndsIn(readFileSync(file, "utf8"))) {
    const txHash = nonce === undefined ? undefined : await findTransaction(provider, sender, nonce, since);
    if (txHash === undefined) await hre.tasks.getTask(["ignition", "wipe"]).run({ deploymentId, futureId });
    else await hre.tasks.getTask(["ignition", "track-tx"]).run({ deploymentId, txHash });
  }
}
