import { type Fault, change, finds, nth, without } from "../../helpers/propertyFaults.js";
import { PATENT, propertyLife } from "../../helpers/propertyLife.js";

const TEXT = "Access is granted to background that was not offered to this project.";
/** Access to background, then to the project's own result. */
const [TO_BACKGROUND, TO_RESULT] = [6, 7];

const faults: Fault[] = [
  {
    what: "access to background that was offered to nobody",
    plant: without(nth("BackgroundOffered")),
    check: "access",
    text: TEXT,
    expected: "asset 1 offered to agreement 1",
    found: "offered to none",
  },
  {
    what: "access to background that was offered to another project",
    plant: change(nth("BackgroundOffered"), { agreement: 2n }),
    check: "access",
    text: TEXT,
    expected: "asset 1 offered to agreement 1",
    found: "agreement 2",
  },
  {
    what: "access for another project than it was offered to",
    plant: change(nth("LicenceGranted", TO_BACKGROUND), { "terms.3": 3n }),
    check: "access",
    text: TEXT,
    expected: "asset 1 offered to agreement 3",
    found: "agreement 1",
  },
  {
    what: "access to a result, told as one to background",
    plant: change(nth("LicenceGranted", TO_RESULT), { asset: 1n, "terms.0": 1n, "terms.3": PATENT }),
    check: "access",
    text: TEXT,
    expected: `asset 1 offered to agreement ${PATENT}`,
    found: "agreement 1",
  },
];

describe("Faults in access to background", () => finds(propertyLife, faults));
