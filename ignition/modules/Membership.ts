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

/**
 * AccessManager and MemberRegistry. Parameter `admin`: who becomes the AccessManager's admin, the deployer by default.
 * The deployer wires the roles and stays admin until the module that hands over to the council renounces for it.
 */
export default buildModule("Membership", (m) => {
  const deployer = m.getAccount(0);
  const admin = m.getParameter("admin", deployer);
  const manager = m.contract("AccessManager", [deployer]);
  const members = m.contract("MemberRegistry", [manager]);

  const wired = memberRegistryRoles.flatMap(({ role, selectors }) => [
    m.call(manager, "labelRole", [roles[role], role], { id: `label_${role}` }),
    m.call(manager, "setTargetFunctionRole", [members, [...selectors], roles[role]], { id: `target_${role}` }),
  ]);
  m.call(manager, "grantRole", [roles.ADMIN, admin, 0], { id: "admin", after: wired });
  return { manager, members };
});
