import { expect } from "chai";
import { DeployedAddressesError, addressesIn } from "../../src/sdk/deployed.js";

const address = (n: number) => `0x${n.toString(16).padStart(40, "0")}`;
const whole = {
  "Membership#AccessManager": address(1),
  "Membership#MemberRegistry": address(2),
  "Jointly#ModuleSet": address(3),
  "Jointly#BenefitLedger": address(4),
  "Jointly#BankSettlement": address(5),
  "Jointly#TokenTreasury": address(6),
  "Jointly#AgreementRegistry": address(7),
  "Jointly#ContributionLedger": address(8),
  "Jointly#LegalHold": address(9),
  "Jointly#IPRegistry": address(10),
  "Jointly#LicenseRegistry": address(11),
  "Jointly#RewardRegister": address(12),
};

describe("The addresses of a deployment", () => {
  it("are read from the file that Ignition writes", () => {
    const { members, set, hold } = addressesIn(whole);
    expect([members, set, hold]).to.deep.equal([address(2), address(3), address(9)]);
  });

  it("are refused when one is missing or no address", () => {
    const stopped = { ...whole, "Jointly#LegalHold": undefined };
    expect(() => addressesIn(stopped)).to.throw(DeployedAddressesError, '"Jointly#LegalHold"');
    expect(() => addressesIn({ ...whole, "Jointly#ModuleSet": "0x12" })).to.throw(DeployedAddressesError, "0x12");
  });
});
