import layout from "../../layout/AccessManager.json" with { type: "json" };
import type { Step } from "../rows.js";
import type { Storage } from "../storage.js";
import { type SlotsOf, type Writers, nothing } from "./slots.js";

/** OpenZeppelin's AccessManager: its events tell all that it stores, but what a delay was when it is changed follows from the time. */
export const manager: SlotsOf = {
  layout,
  written: ["_targets", "_roles", "_schedules"],
  never: { _executionId: "it is set back within the call" },
  writers: (storage) => ({ ...ofRoles(storage), ...ofTargets(storage), ...ofOperations(storage) }),
};

/** A change of a delay: `effect 48 | before 32 | after 32`. */
function delay(s: Storage, value: bigint, effect: bigint, time: bigint, ...path: Step[]): void {
  const word = s.get(...path);
  const now = word >> 64n <= time ? word & 0xffffffffn : (word >> 32n) & 0xffffffffn;
  s.set((effect << 64n) | (now << 32n) | value, ...path);
}

const ofRoles = (s: Storage): Writers => ({
  RoleGranted: ({ roleId, account, delay: value, since, newMember }, time) => {
    const access = ["_roles", roleId, "members", account];
    if (!newMember) {
      delay(s, value, since, time, ...access, "delay");
      return;
    }
    s.set(since, ...access, "since");
    s.set(value, ...access, "delay");
  },
  RoleRevoked: ({ roleId, account }) => s.clear("_roles", roleId, "members", account),
  RoleAdminChanged: ({ roleId, admin }) => s.set(admin, "_roles", roleId, "admin"),
  RoleGuardianChanged: ({ roleId, guardian }) => s.set(guardian, "_roles", roleId, "guardian"),
  RoleGrantDelayChanged: ({ roleId, delay: value, since }, time) =>
    delay(s, value, since, time, "_roles", roleId, "grantDelay"),
  RoleLabel: nothing,
});

const ofTargets = (s: Storage): Writers => ({
  TargetClosed: ({ target, closed }) => s.set(closed, "_targets", target, "closed"),
  TargetFunctionRoleUpdated: ({ target, selector, roleId }) =>
    s.set(roleId, "_targets", target, "allowedRoles", selector),
  TargetAdminDelayUpdated: ({ target, delay: value, since }, time) =>
    delay(s, value, since, time, "_targets", target, "adminDelay"),
});

const ofOperations = (s: Storage): Writers => ({
  OperationScheduled: ({ operationId, nonce, schedule }) => {
    s.set(schedule, "_schedules", operationId, "timepoint");
    s.set(nonce, "_schedules", operationId, "nonce");
  },
  OperationExecuted: ({ operationId }) => s.set(0n, "_schedules", operationId, "timepoint"),
  OperationCanceled: ({ operationId }) => s.set(0n, "_schedules", operationId, "timepoint"),
});
