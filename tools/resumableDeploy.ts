import { overrideTask } from "hardhat/config";
import type { HardhatPlugin } from "hardhat/types/plugins";

/** Makes `hardhat ignition deploy` resume whatever moment it was killed at. */
const plugin: HardhatPlugin = {
  id: "jointly-resumable-deploy",
  dependencies: () => [import("@nomicfoundation/hardhat-ignition")],
  tasks: [
    overrideTask(["ignition", "deploy"])
      .setAction(() => import("./deployment/deploy.js"))
      .build(),
  ],
};

export default plugin;
