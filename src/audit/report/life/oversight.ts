import type { Sentences } from "./sentences.js";
import { say, short, timeOf } from "./speaker.js";

/** What orders from outside tell. */
export const holdSentences: Pick<
  Sentences,
  "ActProposed" | "OrderLaid" | "OrderLifted" | "OrderProposed" | "OrderRedirected"
> = {
  ActProposed: (a) =>
    say("The officer {officer} proposes an act on order {order}.", "稽核岗 {officer} 就外部指令 {order} 提出处理。", {
      officer: short(a.officer),
      order: a.order,
    }),
  OrderLaid: (a) =>
    say(
      "The officer {officer} confirms order {order}; it lies from now on.",
      "稽核岗 {officer} 确认外部指令 {order}，即时生效。",
      {
        officer: short(a.officer),
        order: a.order,
      },
    ),
  OrderLifted: (a) => say("Order {order} is lifted.", "外部指令 {order} 解除。", { order: a.order }),
  OrderProposed: (a, s) =>
    say(
      "The officer {officer} proposes order {order}: {amount} of {account} is to be withheld.",
      "稽核岗 {officer} 提出外部指令 {order}：扣留{account}的 {amount}。",
      {
        officer: short(a.officer),
        order: a.order,
        amount: s.money(a.data.currency, a.data.amount),
        account: s.account(a.data.account),
      },
    ),
  OrderRedirected: (a, s) => {
    const currency = s.books.orderData.get(a.order)?.currency;
    return say("Order {order} gives {amount} to {to}.", "外部指令 {order} 将 {amount} 划给{to}。", {
      order: a.order,
      amount: currency === undefined ? a.amount : s.money(currency, a.amount),
      to: s.account(a.to),
    });
  },
};

/** What the manager of roles tells. */
export const roleSentences: Pick<
  Sentences,
  | "OperationCanceled"
  | "OperationExecuted"
  | "OperationScheduled"
  | "ModuleDeployed"
  | "ModuleSetCreated"
  | "RoleAdminChanged"
  | "RoleGrantDelayChanged"
  | "RoleGranted"
  | "RoleGuardianChanged"
  | "RoleLabel"
  | "RoleRevoked"
  | "TargetAdminDelayUpdated"
  | "TargetClosed"
  | "TargetFunctionRoleUpdated"
> = {
  ModuleDeployed: (a) =>
    say(
      "Contract number {number} of the ledger is deployed at {address}.",
      "账本第 {number} 个合约部署于 {address}。",
      {
        number: a.module + 1n,
        address: short(a.deployed),
      },
    ),
  ModuleSetCreated: (a) =>
    say(
      "{deployer} begins to deploy the ledger above the registry of members {members}.",
      "{deployer} 开始在成员登记簿 {members} 之上部署账本。",
      { deployer: short(a.deployer), members: short(a.members) },
    ),
  OperationCanceled: (a) => say("Operation {id} is cancelled.", "操作 {id} 取消。", { id: short(a.operationId) }),
  OperationExecuted: (a) => say("Operation {id} is carried out.", "操作 {id} 执行。", { id: short(a.operationId) }),
  OperationScheduled: (a) =>
    say("{caller} schedules operation {id} for {time}.", "{caller} 预定操作 {id}，时间 {time}。", {
      caller: short(a.caller),
      id: short(a.operationId),
      time: timeOf(a.schedule),
    }),
  RoleAdminChanged: (a) =>
    say("Role {role} is given by role {admin}.", "角色 {role} 由角色 {admin} 授予。", {
      role: a.roleId,
      admin: a.admin,
    }),
  RoleGrantDelayChanged: (a) =>
    say("Giving role {role} takes {delay} seconds.", "授予角色 {role} 须等待 {delay} 秒。", {
      role: a.roleId,
      delay: a.delay,
    }),
  RoleGranted: (a) =>
    say("{account} has role {role}, from {since} on.", "{account} 自 {since} 起担任角色 {role}。", {
      account: short(a.account),
      role: a.roleId,
      since: timeOf(a.since),
    }),
  RoleGuardianChanged: (a) =>
    say("Role {guardian} watches over role {role}.", "角色 {guardian} 监督角色 {role}。", {
      guardian: a.guardian,
      role: a.roleId,
    }),
  RoleLabel: (a) =>
    say('Role {role} is called "{label}".', "角色 {role} 名为“{label}”。", { role: a.roleId, label: a.label }),
  RoleRevoked: (a) =>
    say("{account} no longer has role {role}.", "{account} 不再担任角色 {role}。", {
      account: short(a.account),
      role: a.roleId,
    }),
  TargetAdminDelayUpdated: (a) =>
    say("Changes of {target} take {delay} seconds.", "变更 {target} 须等待 {delay} 秒。", {
      target: short(a.target),
      delay: a.delay,
    }),
  TargetClosed: (a) =>
    a.closed
      ? say("{target} is closed.", "{target} 关闭。", { target: short(a.target) })
      : say("{target} is open again.", "{target} 重新开放。", { target: short(a.target) }),
  TargetFunctionRoleUpdated: (a) =>
    say("Function {selector} of {target} is for role {role}.", "{target} 的函数 {selector} 限角色 {role}。", {
      selector: a.selector,
      target: short(a.target),
      role: a.roleId,
    }),
};
