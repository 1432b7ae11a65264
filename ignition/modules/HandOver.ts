import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import Membership from "./Membership.js";
import { roles } from "./roles.js";

/**
 * The deployer gives up the AccessManager's admin role for good. Parameter `formerAdmin`: the deployer's own address, written by hand as
 * a confirmation; there is no default. Run it after somebody else holds the role: without an admin no role can ever be granted again.
 */
export default buildModule("HandOver", (m) => {
  const { manager } = m.useModule(Membership);
  m.call(manager, "renounceRole", [roles.ADMIN, m.getParameter("formerAdmin")], { id: "renounce" });
  return { manager };
});
