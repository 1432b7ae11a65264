import { expect } from "chai";
import { csvFaultLines } from "../../src/cordis/faults.js";
import { importCordis } from "../../src/cordis/importCordis.js";
import { importReallocations } from "../../src/cordis/amendments.js";
import { PARTICIPATIONS, PROJECTS } from "../helpers/smallTables.js";

interface Case {
  it: string;
  projects?: [from: string | RegExp, to: string];
  participations?: [from: string | RegExp, to: string];
  says: string[];
}

const cases: Case[] = [
  {
    it: "a column is missing, another has a new name",
    projects: ["ecMaxContribution", "maxContribution"],
    participations: [/,terminated/, ",ended"],
    says: [
      "projects, row 1, column ecMaxContribution: The column is missing. The header has: projectID, acronym, startDate, endDate, totalCost, maxContribution. Add the column, or give it this name.",
      "participations, row 1, column terminated: The column is missing. The header has: projectID, acronym, role, organisationID, legalName, activityType, ended, ecContribution, netEcContribution, totalCost. Add the column, or give it this name.",
    ],
  },
  {
    it: "a column stands there twice",
    projects: [/endDate/, "startDate"],
    says: [
      "projects, row 1, column endDate: The column is missing. The header has: projectID, acronym, startDate, startDate, totalCost, ecMaxContribution. Add the column, or give it this name.",
      "projects, row 1, column startDate: The column stands there twice. Keep one.",
    ],
  },
  {
    it: "numbers, dates and words cannot be read, each in its cell",
    projects: ["2024-01-01,2026-12-31,1000.50", '2024-02-30,2026-12-31,"1,000.50"'],
    participations: [/participant,100000002(.*)300.25,500.50/, "partner,1000-2$1300.255,1e6"],
    says: [
      'projects, row 2, column startDate: "2024-02-30" is not a date; write YYYY-MM-DD.',
      'projects, row 2, column totalCost: "1,000.50" is not an amount. Write digits with a point before the cents, nothing else.',
      'participations, row 2, column role: "partner" is none of: coordinator, participant, thirdParty, associatedPartner.',
      'participations, row 2, column organisationID: "1000-2" is not a number of digits.',
      'participations, row 2, column netEcContribution: "300.255" has more than two decimals. Euro cents are the smallest unit.',
      'participations, row 2, column totalCost: "1e6" is not an amount. Write digits with a point before the cents, nothing else.',
    ],
  },
  {
    it: "an amount of 10^30, and one below zero",
    participations: ["500,400,500", `1${"0".repeat(30)},-400,500`],
    says: [
      `participations, row 3, column ecContribution: "1${"0".repeat(30)}" is more than the ledger can count.`,
      'participations, row 3, column netEcContribution: "-400" is not an amount. Write digits with a point before the cents, nothing else.',
    ],
  },
  {
    it: "cells are empty",
    participations: [",Harbour Tests,REC,false,0,", ",,REC,false,,"],
    says: [
      "participations, row 4, column legalName: The cell is empty. Fill it in.",
      'participations, row 4, column ecContribution: "" is not an amount. Write digits with a point before the cents, nothing else.',
    ],
  },
  {
    it: "a text with a comma has no quotation marks",
    participations: ['"Harbour Cranes, Ltd"', "Harbour Cranes, Ltd"],
    says: [
      "participations, row 2: The row has 11 cells and the header 10. A comma within a text needs quotation marks around the text.",
    ],
  },
  {
    it: "a quotation mark is not closed",
    participations: ['"Harbour Cranes, Ltd"', '"Harbour Cranes, Ltd'],
    says: ["participations, row 2: A quotation mark is not closed. Close it."],
  },
  {
    it: "there is no coordinator, and a sum does not add up",
    participations: ["coordinator,100000001", "participant,100000001"],
    projects: ["800.25", "900"],
    says: [
      "projects, row 2, column projectID: Project 900000001 has 0 coordinators. It needs one.",
      "projects, row 2, column ecMaxContribution: The members of project 900000001 add up to 800.25, not to 900.00. A row is missing, double or wrong.",
    ],
  },
  {
    it: "a project stands there twice, another has no members, and a row belongs to none",
    projects: [/\n9(.*)\n/, "\n9$1\n9$1\n900000002,DAM,2024-01-01,2023-01-01,0,0\n"],
    participations: [/$/, "900000009,LOST,participant,100000009,Lost,PRC,false,0,0,0\n"],
    says: [
      "projects, row 3, column projectID: Project 900000001 stands there twice. Keep one row.",
      "participations, row 6, column projectID: Project 900000009 is not in the table of projects. Add it there, or remove the row.",
      "projects, row 4, column projectID: Project 900000002 has 0 members in the table of participations. An agreement needs two.",
    ],
  },
];

const changed = (text: string, change: Case["projects"]) => (change === undefined ? text : text.replace(...change));

describe("Faults of CORDIS tables", () => {
  for (const { it: name, projects, participations, says } of cases) {
    it(name, () => {
      const { imported, faults } = importCordis(changed(PROJECTS, projects), changed(PARTICIPATIONS, participations));
      expect(csvFaultLines(faults, "en")).to.deep.equal(says);
      expect(imported).to.deep.equal([]);
      for (const { text } of faults) expect(text.zh).to.match(/[\u4e00-\u9fff]/);
    });
  }

  it("bytes are not UTF-8: each row that has such bytes, GBK for instance", () => {
    const [before, after] = PARTICIPATIONS.split("Harbour Tests") as [string, string];
    const GBK_HARBOUR = Buffer.from([0xb8, 0xdb, 0xbf, 0xda]);
    const bytes = Buffer.concat([Buffer.from(before), GBK_HARBOUR, Buffer.from(after)]);
    const { faults } = importCordis(PROJECTS, bytes);
    expect(csvFaultLines(faults, "zh")).to.deep.equal([
      "participations，第 4 行：该行不是 UTF-8 编码，可能是 GBK 等编码；请另存为 UTF-8（Excel 中选“CSV UTF-8”）。",
    ]);
  });

  it("UTF-8 with a byte order mark, Windows line ends and another order of columns is no fault", () => {
    const marked = Buffer.from(`\ufeff${PROJECTS.replaceAll("\n", "\r\n")}`);
    const turned = PARTICIPATIONS.split("\n").map((line) => line.replace(/^([^,]*),(.*)$/, "$2,$1"));
    const { imported, faults } = importCordis(marked, turned.join("\n"));
    expect(faults).to.deep.equal([]);
    expect(imported.map(({ project }) => project)).to.deep.equal(["900000001"]);
  });

  it("a project is asked for that is not there", () => {
    const { faults } = importCordis(PROJECTS, PARTICIPATIONS, { project: "123" });
    expect(csvFaultLines(faults, "en")).to.deep.equal([
      "projects, column projectID: There is no project 123 in the table. Check its number.",
    ]);
  });

  it("an amendment does not end where the table of members is", () => {
    const amendments = `snapshotFrom,snapshotTo,projectID,acronym,scope,organisationID,legalName,field,old,new
2025-11-16,2025-12-06,900000001,BRIDGE,party,100000001,Harbour University,netEcContribution,500,450
2025-11-16,2025-12-06,900000001,BRIDGE,party,100000009,Lost,netEcContribution,0,50
2025-11-16,2025-12-06,900000001,BRIDGE,party-removed,100000002,Harbour Cranes,netEcContribution,1,
`;
    const { reallocations, faults } = importReallocations(PARTICIPATIONS, amendments);
    expect(reallocations).to.deep.equal([]);
    expect(csvFaultLines(faults, "en")).to.deep.equal([
      "amendments, row 2, column new: The amendment ends at 450, and the table of members has 400.00. One of them is wrong.",
      "amendments, row 3, column organisationID: Organisation 100000009 is not among the project's members. Add its row there, or remove this one.",
      "amendments, row 4, column organisationID: Organisation 100000002 is said to be removed and is still among the project's members.",
    ]);
  });
});
