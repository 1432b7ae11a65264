import { type Sentences } from "./sentences.js";

/** The errors that our contracts inherit from OpenZeppelin's: access, calls, tokens. */
export const openzeppelin: Sentences = {
  AccessManagedInvalidAuthority: [
    "{authority} cannot be the access manager: it has no code. Name a deployed AccessManager.",
    "{authority} 没有代码，不能作为访问管理合约，请指定已部署的 AccessManager。",
  ],
  AccessManagedRequiredDelay: [
    "{caller} holds the role with a delay of {delay} seconds. Schedule the act at the AccessManager and carry it out afterwards.",
    "{caller} 的角色有 {delay} 秒延迟。请先在访问管理合约预约，期满后执行。",
  ],
  AccessManagedUnauthorized: [
    "{caller} does not hold the role that this act needs (admission office, officer or council). Sign with a key that does, or ask the access administrator to grant it.",
    "{caller} 不具备此事项所需角色（准入机构、专员或理事会）。请使用具备角色的密钥，或由权限管理方授予。",
  ],
  AccessManagerAlreadyScheduled: [
    "The operation {operationId} is scheduled already. Wait for its time, or cancel it first.",
    "操作 {operationId} 已预约。请待其到时执行，或先取消。",
  ],
  AccessManagerBadConfirmation: [
    "A role is given up only by naming the own address. Confirm with the address that signs.",
    "放弃角色须以本人地址确认，请填写签署所用地址。",
  ],
  AccessManagerExpired: [
    "The operation {operationId} was not carried out in time. Schedule it again.",
    "操作 {operationId} 已逾期，请重新预约。",
  ],
  AccessManagerInvalidInitialAdmin: [
    "{initialAdmin} cannot be the first administrator. Deploy with a real address.",
    "{initialAdmin} 不能作为初始管理员，请以有效地址部署。",
  ],
  AccessManagerLockedFunction: [
    "The function {selector} of the access manager is reserved to its administrators. Choose a function of the contract to be managed.",
    "访问管理合约的函数 {selector} 专属其管理员，请选择被管理合约的函数。",
  ],
  AccessManagerLockedRole: [
    "Role {roleId} cannot be changed: it is the administrators' or everybody's. Choose another role.",
    "角色 {roleId} 为管理员或公共角色，不可更改，请选择其他角色。",
  ],
  AccessManagerNotReady: [
    "The delay of the operation {operationId} is not over. Carry it out later.",
    "操作 {operationId} 的延迟期未满，请稍后执行。",
  ],
  AccessManagerNotScheduled: [
    "The operation {operationId} is not scheduled. Schedule it first, with exactly the same call.",
    "操作 {operationId} 未预约，请先以完全相同的调用预约。",
  ],
  AccessManagerUnauthorizedAccount: [
    "{msgsender} lacks role {roleId}. Sign with a key that holds it, or ask the access administrator to grant it.",
    "{msgsender} 不具备角色 {roleId}。请使用具备该角色的密钥，或由权限管理方授予。",
  ],
  AccessManagerUnauthorizedCall: [
    "{caller} may not call {selector} on {target}. Ask the access administrator for the role that may.",
    "{caller} 无权调用 {target} 的 {selector}，请向权限管理方申请相应角色。",
  ],
  AccessManagerUnauthorizedCancel: [
    "{msgsender} may not cancel the call of {selector} on {target} that {caller} scheduled. Let {caller} or a guardian of its role cancel it.",
    "{msgsender} 无权取消 {caller} 预约的对 {target} 的 {selector} 调用。请由 {caller} 或其角色监护人取消。",
  ],
  AccessManagerUnauthorizedConsume: [
    "{target} tried to use up a scheduled operation that it does not manage. Check that the contract names this access manager.",
    "{target} 试图消耗非其管理的预约操作，请核对该合约所指定的访问管理合约。",
  ],
  AddressEmptyCode: [
    "There is no contract at {target}. Check the address and the network.",
    "{target} 处没有合约，请核对地址与网络。",
  ],
  FailedCall: [
    "A call to another contract failed without a reason. Check that the token or wallet called can take part, then try again.",
    "对其他合约的调用失败且未说明原因。请确认相关代币或钱包可用后再试。",
  ],
  InsufficientBalance: [
    "The contract has {balance} of the chain's smallest coin and needs {needed}. Claim what it really holds.",
    "合约有 {balance} 最小原生币单位，需 {needed}。请按实际余额申领。",
  ],
  InvalidShortString: [
    "A name of the contract is stored wrongly. Compare the deployed code with the build.",
    "合约名称存储有误，请核对部署代码与构建是否一致。",
  ],
  StringTooLong: [
    "The text “{str}” is longer than 31 bytes. Deploy with a shorter name.",
    "文本“{str}”超过 31 字节，请以更短的名称部署。",
  ],
  SafeCastOverflowedUintDowncast: [
    "{value} does not fit {bits} bits. Give a smaller number.",
    "{value} 超出 {bits} 位整数范围，请减小数值。",
  ],
  SafeERC20FailedOperation: [
    "The token {token} did not move as asked. Check that it is approved to the treasury, not paused, and that neither side is blocked.",
    "代币 {token} 未按要求划转。请确认已授权金库、代币未暂停、双方未被冻结。",
  ],
  ReentrancyGuardReentrantCall: [
    "A token or wallet called the treasury back during a payment, which is refused. Do not use this token, or pay to another address.",
    "代币或钱包在支付中回调金库，已被拒绝。请勿使用该代币，或改付其他地址。",
  ],
};
