// Every real project and every real amendment: npm run test:deep. The samples of both are in test/cordis.
import { importReallocations } from "../src/cordis/amendments.js";
import { importCordis } from "../src/cordis/importCordis.js";
import { bytesOf, needTables } from "../test/helpers/cordis.js";
import { reconcileProjects } from "../test/helpers/cordisProjects.js";
import { reconcileReallocations } from "../test/helpers/cordisReallocations.js";

describe("All of CORDIS that is at hand", () => {
  before(function () {
    needTables(this);
  });

  it("all projects live on one chain and reconcile to the cent", async () => {
    await reconcileProjects(importCordis(bytesOf("projects"), bytesOf("participations")).imported);
  }).timeout(3_600_000);

  it("all amendments live on one chain: members, units and money afterwards are the table's", async () => {
    const tables = ["amended_participations", "amendments", "participations"] as const;
    const [amended, amendments, participations] = tables.map(bytesOf) as [Uint8Array, Uint8Array, Uint8Array];
    await reconcileReallocations(importReallocations(amended, amendments, participations).reallocations);
  }).timeout(3_600_000);
});
