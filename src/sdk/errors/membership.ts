import { type Sentences, choose } from "./sentences.js";

/** The errors of MemberRegistry: admission, keys, envelopes, succession. */
export const membership: Sentences = {
  MemberStatusWrong: choose(
    "status",
    {
      "0": ["There is no {member}. Check the number.", "{member}不存在，请核对编号。"],
      "1": [
        "{member} has applied and is not admitted yet. Have the admission office admit it first.",
        "{member}已申请、尚未准入，请先由准入机构办理准入。",
      ],
      "2": [
        "{member} is active, so there is nothing to admit or reinstate. Check the number.",
        "{member}状态有效，无需准入或恢复，请核对编号。",
      ],
      "3": [
        "{member} is suspended. Ask the admission office to reinstate it; until then it can only manage its keys, its payout and its exit.",
        "{member}已暂停。请向准入机构申请恢复；此前只能管理自身密钥、收款账户或办理退出。",
      ],
      "4": [
        "{member} has exited and acts no more. To take part again it applies anew.",
        "{member}已退出，不能再行为；如需再次参与，请重新申请。",
      ],
      "5": [
        "{member} is succeeded by another member. Act with the successor's keys and under its name.",
        "{member}已由其他成员承继，请以承继成员的名义及密钥办理。",
      ],
    },
    ["{member} is {status}, which does not allow this act.", "{member}状态为“{status}”，不能办理此事项。"],
  ),
  MemberKindMissing: [
    "The application states “{class}” and “{registrationType}”. State the stakeholder class and the register that the number is from.",
    "申请填写为“{class}”“{registrationType}”，请填写成员类别及登记号所属的登记机关。",
  ],
  MemberDigestMissing: [
    "The digest of the {what} is missing. Compute it from the document and hand it in with the act.",
    "缺少{what}的摘要，请由文件计算摘要后一并提交。",
  ],
  MemberRegistrationTaken: [
    "This registration number ({registrationDigest}) is {member} already. Use that membership instead of applying again.",
    "该登记号（{registrationDigest}）已属{member}，请使用该成员身份，无需重复申请。",
  ],
  MemberSignersCount: [
    "The application names {count} signers; it may name {limit}. Apply with the most important keys and grant the others after admission.",
    "申请列有 {count} 名签署人，上限为 {limit} 名。请先以主要密钥申请，其余待准入后授权。",
  ],
  MemberConsentsCount: [
    "There are {consents} consents for {signers} signers. Collect one signed consent from each key, in the order of the signers.",
    "{signers} 名签署人只有 {consents} 份同意。请按签署人顺序逐一取得密钥持有人签署的同意。",
  ],
  MemberAdminMissing: [
    "None of the signers may administer the member. Give at least one of them the scope of administration.",
    "签署人中无人具有管理权限，请至少授予其中一名管理权限。",
  ],
  MemberSignersMismatch: [
    "The signers or the letter handed in for admission ({given}) are not those applied for ({expected}). Admit with the application's own signers and letter, or let the member apply anew.",
    "提交准入的签署人或授权书（{given}）与申请（{expected}）不一致。请按申请所列办理，或由该成员重新申请。",
  ],
  MemberSignerTaken: [
    "The key {signer} belongs to {member} for ever, even if revoked. Use a fresh key.",
    "密钥 {signer} 永久归属{member}（撤销后亦然），请改用新密钥。",
  ],
  MemberScopesInvalid: choose(
    "scopes",
    { "0": ["No scope is named. Name what the key may sign.", "未指定权限，请写明该密钥可签署的事项。"] },
    [
      "The scopes “{scopes|scopes}” are not valid here. Name only agreements, recording, attesting, treasury, voting or administration; a policy is for one of them at a time.",
      "权限“{scopes|scopes}”在此不适用。只能取协议、登记、证明、资金、表决、管理；每项签署规则仅针对其中一项。",
    ],
  ),
  MemberGrantTooShort: [
    "The grant would end on {validUntil}, before it begins on {earliest}. Choose a later end; a new or widened key waits two days.",
    "授权止于 {validUntil}，早于生效时间 {earliest}。请延后到期时间；新增或扩大的授权须等待两天。",
  ],
  MemberSignerNotOf: choose(
    "signsFor",
    {
      "0": [
        "The key {signer} signs for no member. Sign with a key of {member}, or have an administrator of {member} grant this key.",
        "密钥 {signer} 未登记于任何成员。请使用{member}的密钥，或由{member}的管理人授权该密钥。",
      ],
    },
    [
      "The key {signer} signs for {signsFor}, not for {member}. Sign with a key of {member}.",
      "密钥 {signer} 代表{signsFor}，不代表{member}，请使用{member}的密钥签署。",
    ],
  ),
  MemberSignerStateWrong: choose(
    "state",
    {
      "0": [
        "The key {signer} was never granted anything. Have an administrator of the member grant it first.",
        "密钥 {signer} 从未获授权，请先由成员管理人授权。",
      ],
      "1": [
        "The key {signer} is in use; only a suspended key is given back.",
        "密钥 {signer} 正在使用，只有已停用的密钥才需恢复。",
      ],
      "2": [
        "The key {signer} is suspended after a report of theft. Sign with another key, or ask the council to give it back.",
        "密钥 {signer} 因被盗报告已停用。请改用其他密钥，或请理事会恢复。",
      ],
      "3": [
        "The key {signer} is revoked, which is final. Sign with another key, or grant a fresh one.",
        "密钥 {signer} 已撤销且不可恢复，请改用其他密钥或授权新密钥。",
      ],
    },
    [
      "The key {signer} is named by a recovery that has not taken effect. Wait until the recovery is completed, or choose another key.",
      "密钥 {signer} 已被待生效的密钥恢复指定。请待恢复完成，或另选密钥。",
    ],
  ),
  MemberSignerNotYetActive: [
    "The key {signer} may act from {activeFrom} on: new keys wait two days. Try again then, or sign with an older key.",
    "密钥 {signer} 自 {activeFrom} 起方可使用（新密钥须等待两天）。请届时再试，或使用已生效的密钥。",
  ],
  MemberSignerExpired: [
    "The grant of the key {signer} ended on {validUntil}. Have an administrator of the member extend it, or sign with another key.",
    "密钥 {signer} 的授权已于 {validUntil} 到期。请由成员管理人延期，或改用其他密钥。",
  ],
  MemberSignerLacksScope: [
    "The key {signer} may sign {scopes|scopes}, not {scope|scopes}. Sign with a key that has this scope, or have an administrator of the member widen the grant.",
    "密钥 {signer} 的权限为{scopes|scopes}，不含{scope|scopes}。请使用具有该权限的密钥，或由成员管理人扩大授权。",
  ],
  MemberSignaturesTooFew: [
    "The policy of {member} asks for {required} signers at this amount; {given} signed. Pass the act on to the next signer and submit it with all signatures.",
    "{member}的签署规则要求此金额由 {required} 人签署，现有 {given} 人。请转下一签署人（经办 → 复核 → 审批），集齐后一并提交。",
  ],
  MemberSignaturesTooMany: [
    "The envelope holds {given} signatures; {limit} are allowed. Keep only as many as the policy asks for.",
    "信封含 {given} 个签名，上限 {limit} 个，请只保留签署规则所需的签名。",
  ],
  MemberSignersNotAscending: [
    "In the envelope {signer} stands after {previous}. Order the signatures by the signers' addresses, each signer once.",
    "信封中 {signer} 排在 {previous} 之后。请按签署人地址升序排列，每人一次。",
  ],
  MemberSignatureInvalid: [
    "The signature of {signer} is not over what is submitted ({digest}). Sign again: exactly this act, for this chain, contract, nonce and deadline.",
    "{signer} 的签名与所提交内容（{digest}）不符。请就此事项、此链、此合约、此序号及期限重新签署。",
  ],
  MemberDeadlinePassed: [
    "The envelope was good until {deadline}; it is {timestamp|time} now. Have it signed again with a later deadline.",
    "信封有效期至 {deadline}，现为 {timestamp|time}。请改期后重新签署。",
  ],
  MemberNonceWrong: [
    "The envelope of {member} has the number {nonce|hex}; the next one is {expected|hex}. It was submitted before, or another act went first: sign it again with the next number.",
    "{member}的信封序号为 {nonce|hex}，应为 {expected|hex}。可能已提交过，或其他事项在先；请以新序号重新签署。",
  ],
  MemberPolicyInvalid: [
    "A policy of {policy} cannot be. Ask for at least one signer, for no more than an envelope holds, and never for fewer at a higher amount.",
    "签署规则“{policy}”不成立。至少一名签署人，不超过信封上限，且金额越高人数不得减少。",
  ],
  MemberSuccessorInvalid: [
    "{successor} ({status}) cannot succeed: a successor is active, is another member, and is not itself to be succeeded. Name the member at the end of the chain.",
    "{successor}（{status}）不能承继：承继成员须状态有效、非同一成员且自身未被承继。请指定承继链末端的成员。",
  ],
  MemberSuccessionExists: [
    "{member} is to be succeeded by {successor} already. Cancel that before it takes effect, or act through {successor}.",
    "{member}已登记由{successor}承继。请在生效前撤销，或通过{successor}办理。",
  ],
  MemberSuccessionTooDeep: [
    "The chain of successors would have {hops} hops; {limit} are allowed. Name the member that carries on today as the successor.",
    "承继链将达 {hops} 层，上限 {limit} 层。请直接指定现存的承继成员。",
  ],
  MemberSuccessionNotPending: choose(
    "succeededFrom",
    {
      "0": ["{member} is not to be succeeded. There is nothing to cancel.", "{member}没有承继登记，无需撤销。"],
    },
    [
      "The succession of {member} took effect on {succeededFrom} and is final. Act through its successor.",
      "{member}的承继已于 {succeededFrom} 生效，不可撤销；请通过承继成员办理。",
    ],
  ),
  MemberNameOutOfOrder: [
    "The new name begins on {since}, before the present one ({previous}). Names follow each other in time: give a later date.",
    "新名称起始日 {since} 早于现名称（{previous}）。名称须按时间先后，请填写更晚的日期。",
  ],
  MemberURITooLong: [
    "The address of the profile has {length} bytes; {limit} are allowed. Use a shorter one.",
    "简介地址长 {length} 字节，上限 {limit} 字节，请缩短。",
  ],
};
