import { type Sentences } from "./sentences.js";

/** The errors of ModuleSet, which only a deployment meets. */
export const moduleset: Sentences = {
  ModuleSetNotDeployer: [
    "{caller} cannot deploy modules of this set; {deployer} began it. Continue with that key, or begin a new deployment.",
    "{caller} 不能部署该模块组，发起方为 {deployer}。请用该密钥继续，或另行部署。",
  ],
  ModuleSetOutOfOrder: [
    "{module} cannot be deployed now; number {next} of the set comes next. Run the deployment again: it goes on where it stopped.",
    "现在不能部署 {module}，下一个为第 {next} 号模块。请重新运行部署，将从中断处继续。",
  ],
  ModuleSetDeploymentFailed: [
    "{module} should stand at {expected} but stands at {got}. Check that this chain runs Cancun rules and allows 24,576 bytes of code, then deploy anew.",
    "{module} 应位于 {expected}，实为 {got}。请确认该链支持 Cancun 规则及 24,576 字节代码，再重新部署。",
  ],
  ModuleSetIncomplete: [
    "Only {deployed} of {total} modules are deployed. Finish the deployment by running the same command again.",
    "{total} 个模块仅部署 {deployed} 个。请再次运行同一命令完成部署。",
  ],
};
