import hre from "hardhat";

const { coverage } = hre.globalOptions;

/** A test of sizes or of gas, which mean nothing while lines are counted. */
export const uninstrumented = coverage ? it.skip : it;

/** Skips what starts Hardhat in processes of their own: they would compile again, over the code whose lines are counted. */
export function skipUnderCoverage(context: Mocha.Context): void {
  if (!coverage) return;
  console.log("      skipped under coverage: a process of its own would compile again, without it");
  context.skip();
}
