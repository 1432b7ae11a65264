import { mkdir } from "node:fs/promises";
import path from "node:path";
import { MultiProcessMutex } from "@nomicfoundation/hardhat-utils/synchronization";
import { overrideTask } from "hardhat/config";
import type { HardhatPlugin } from "hardhat/types/plugins";
import type { TaskOverrideActionFunction } from "hardhat/types/tasks";

const LONGEST_BUILD = 30 * 60_000; // milliseconds; a process that died holds nobody up

const build: TaskOverrideActionFunction = async (args, hre, runSuper) => {
  await mkdir(hre.config.paths.cache, { recursive: true });
  const lock = new MultiProcessMutex(path.join(hre.config.paths.cache, "build.lock"), LONGEST_BUILD);
  return lock.use(() => runSuper(args) as Promise<unknown>);
};

/**
 * Builds of this project wait for each other. Hardhat (3.17) writes its cache at every build, a deployment's too, by way of one file: of two
 * processes that do so at the same moment one ends with an error.
 */
const plugin: HardhatPlugin = {
  id: "jointly-one-build",
  tasks: [
    overrideTask("build")
      .setAction(async () => ({ default: build }))
      .build(),
  ],
};

export default plugin;
