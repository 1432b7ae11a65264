import { act } from "../act.js";
import { type StatusReport, structs } from "./types.js";

export interface ReportStatusArgs {
  report: StatusReport;
}

/** Reports where an asset stands now: filed, published, granted, or at its end. An owner. */
export const reportStatus = act<ReportStatusArgs>(
  "property",
  "reportStatus",
  `ReportStatus(StatusReport report,uint256 nonce,uint40 deadline)${structs.report}`,
  { member: ({ report }) => report.member },
);
