import { overrideTask } from "hardhat/config";
import type { HardhatPlugin } from "hardhat/types/plugins";

/** Makes `hardhat ignition deploy` resume whatever moment it was killed at. It stands after the toolbox, which brings the task. */
const plugin: HardhatPlugin = {
  id: "jointly-resumable-deploy",
  tasks: [
    overrideTask(["ignition", "deploy"])
      .setAction(() => import("./deployment/deploy.js"))
      .build(),
  ],
};

export default plugin;
