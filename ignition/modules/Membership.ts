import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { id } from "ethers";
import { roles } from "./roles.js";

const selector = (signature: string) => id(signature).slice(0, 10);

/** Which role may call which restricted function of the MemberRegistry. */
export const memberRegistryRoles = [
  {
    role: "ADMISSION",
    selectors: [
      selector("admit(uint32,(address,uint16,uint40)[],bytes32,bytes32)"),
      selector("suspendMember(uint32,bytes32)"),
      selector("reinstateMember(uint32,bytes32)"),
      selector("recordSuccession(uint32,uint32,uint8,bytes32)"),
      selector("cancelSuccession(uint32,bytes32)"),
    ],
  },
  { role: "OFFICER", selectors: [selector("reportStolen(address,bytes32)")] },
  {
    role: "COUNCIL",
    selectors: [
      selector("startRecovery(uint32,address,address,bytes32,bytes)"),
      selector("reinstateSigner(address,bytes32)"),
    ],
  },
] as const;

/** Who is given a role at deployment, and by which parameters. */
const roleHolders = [
  { role: "ADMISSION", holder: "admission", delay: "admissionDelay" },
  { role: "OFFICER", holder: "officer", delay: "officerDelay" },
  { role: "OFFICER", holder: "secondOfficer", delay: "officerDelay" },
  { role: "COUNCIL", holder: "council", delay: "councilDelay" },
] as const;

/**
 * AccessManager and MemberRegistry, and who holds which role. Parameters, all addresses the deployer's by default and all delays 0 seconds:
 * `admin`, `admission`, `officer`, `secondOfficer`, `council`, and `adminDelay`, `admissionDelay`, `officerDelay`, `councilDelay`: how
 * long what a holder schedules can be cancelled before it may be executed. The deployer stays admin beside `admin` until `HandOver`.
 */
export default buildModule("Membership", (m) => {
  const deployer = m.getAccount(0);
  const manager = m.contract("AccessManager", [deployer]);
  const members = m.contract("MemberRegistry", [manager]);

  const wired = memberRegistryRoles.flatMap(({ role, selectors }) => [
    m.call(manager, "labelRole", [roles[role], role], { id: `label_${role}` }),
    m.call(manager, "setTargetFunctionRole", [members, [...selectors], roles[role]], { id: `target_${role}` }),
  ]);
  const held = roleHolders.map(({ role, holder, delay }) => {
    const grant = [roles[role], m.getParameter(holder, deployer), m.getParameter(delay, 0)];
    return m.call(manager, "grantRole", grant, { id: `grant_${holder}`, after: wired });
  });
  // Last: from here on even the deployer, where it is the admin, waits for the admin's delay.
  const admin = [roles.ADMIN, m.getParameter("admin", deployer), m.getParameter("adminDelay", 0)];
  m.call(manager, "grantRole", admin, { id: "admin", after: held });
  return { manager, members };
});
