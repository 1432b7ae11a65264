import { act } from "../act.js";
import { contributorOf } from "../../contributionFacts.js";

export interface WithdrawContributionArgs {
  contribution: bigint;
}

/** The contributor takes an entry back before it is final. */
export const withdrawContribution = act<WithdrawContributionArgs>(
  "contributions",
  "withdraw",
  "WithdrawContribution(uint64 contribution,uint256 nonce,uint40 deadline)",
  { member: contributorOf },
);
