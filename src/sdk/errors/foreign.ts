import { type Sentences, choose } from "./sentences.js";

/**
 * Errors that no ABI of ours declares but that can come back from a call: of the language itself, of tokens (ERC-6093) and of
 * signature libraries in wallets.
 */
export const foreignErrors = [
  "error Error(string reason)",
  "error Panic(uint256 code)",
  "error ECDSAInvalidSignature()",
  "error ECDSAInvalidSignatureLength(uint256 length)",
  "error ECDSAInvalidSignatureS(bytes32 s)",
  "error EnforcedPause()",
  "error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed)",
  "error ERC20InvalidSender(address sender)",
  "error ERC20InvalidReceiver(address receiver)",
  "error ERC20InsufficientAllowance(address spender, uint256 allowance, uint256 needed)",
  "error ERC20InvalidApprover(address approver)",
  "error ERC20InvalidSpender(address spender)",
  "error ERC721InvalidOwner(address owner)",
  "error ERC721NonexistentToken(uint256 tokenId)",
  "error ERC721IncorrectOwner(address sender, uint256 tokenId, address owner)",
  "error ERC721InvalidSender(address sender)",
  "error ERC721InvalidReceiver(address receiver)",
  "error ERC721InsufficientApproval(address operator, uint256 tokenId)",
  "error ERC721InvalidApprover(address approver)",
  "error ERC721InvalidOperator(address operator)",
] as const;

const tokenFault = "Ask who issues the token.";

/** The errors of the language, and of tokens and wallets outside of this ledger. */
export const foreign: Sentences = {
  Error: [
    "A contract refused: “{reason}”. It is not one of this ledger; ask who runs that token or wallet.",
    "某合约拒绝执行：“{reason}”。该合约不属本账本，请向相应代币或钱包的提供方了解。",
  ],
  Panic: choose(
    "code",
    {
      "17": [
        "A calculation went beyond what the ledger counts. Use smaller amounts or quantities.",
        "计算超出账本计数范围，请减小金额或数量。",
      ],
      "18": [
        "A calculation divides by zero. Check that no quantity or total is zero.",
        "计算中除数为零，请确认数量与总额不为零。",
      ],
      "33": [
        "A number stands where one of a few choices must be. Use a value that the contract knows.",
        "选项取值无效，请使用合约已定义的取值。",
      ],
      "50": [
        "A list is shorter than it must be. Check that lists that belong together are of one length.",
        "列表长度不足，请确认相互对应的列表长度一致。",
      ],
    },
    [
      "The contract met a fault of its own (code {code|hex}). Nothing was changed; report it with the transaction you tried.",
      "合约内部出现错误（代码 {code|hex}），未作任何更改。请附所尝试的交易予以报告。",
    ],
  ),
  ECDSAInvalidSignature: [
    "A signature is not valid. Sign again with the key that is named.",
    "签名无效，请以所指定的密钥重新签署。",
  ],
  ECDSAInvalidSignatureLength: [
    "A signature has {length} bytes; 65 are needed. Hand it in as the wallet made it.",
    "签名长 {length} 字节，应为 65 字节，请按钱包生成的原样提交。",
  ],
  ECDSAInvalidSignatureS: [
    "A signature is in its malleable form ({s}). Sign again with a current wallet.",
    "签名为可延展形式（{s}），请以现行钱包重新签署。",
  ],
  EnforcedPause: [
    `The token is paused by its issuer. Wait until it moves again. ${tokenFault}`,
    "代币已被发行方暂停，请待恢复，或向发行方了解。",
  ],
  ERC20InsufficientBalance: [
    "{sender} has {balance} of the token's smallest unit and needs {needed}. Get the rest first.",
    "{sender} 有 {balance} 最小代币单位，需 {needed}，请先补足。",
  ],
  ERC20InvalidSender: [
    `The token does not move from {sender}. ${tokenFault}`,
    "代币不能从 {sender} 转出，请向发行方了解。",
  ],
  ERC20InvalidReceiver: [
    "The token does not move to {receiver}. Register another payout address.",
    "代币不能转入 {receiver}，请登记其他收款地址。",
  ],
  ERC20InsufficientAllowance: [
    "{spender} may take {allowance} of the token's smallest unit and needs {needed}. Approve the treasury for the amount first.",
    "{spender} 获授权 {allowance} 最小代币单位，需 {needed}。请先向金库授权该金额。",
  ],
  ERC20InvalidApprover: [
    "{approver} cannot approve the token. Approve with the address that holds it.",
    "{approver} 不能授权该代币，请以持有地址授权。",
  ],
  ERC20InvalidSpender: [
    "{spender} cannot be approved for the token. Approve the treasury's address.",
    "{spender} 不能获代币授权，请向金库地址授权。",
  ],
  ERC721InvalidOwner: [
    "{owner} cannot own this kind of token. Name a real address.",
    "{owner} 不能持有此类代币，请填写有效地址。",
  ],
  ERC721NonexistentToken: [
    "There is no token number {tokenId}. Check the number.",
    "代币编号 {tokenId} 不存在，请核对。",
  ],
  ERC721IncorrectOwner: [
    "Token number {tokenId} is owned by {owner}, not by {sender}. Let its owner act.",
    "代币 {tokenId} 属 {owner}，不属 {sender}，请由持有人办理。",
  ],
  ERC721InvalidSender: [
    `The token does not move from {sender}. ${tokenFault}`,
    "代币不能从 {sender} 转出，请向发行方了解。",
  ],
  ERC721InvalidReceiver: [
    "{receiver} cannot receive this token. Name an address that takes tokens.",
    "{receiver} 不能接收该代币，请填写可接收的地址。",
  ],
  ERC721InsufficientApproval: [
    "{operator} may not move token number {tokenId}. Let its owner approve it first.",
    "{operator} 无权转移代币 {tokenId}，请先由持有人授权。",
  ],
  ERC721InvalidApprover: [
    "{approver} cannot approve the token. Let its owner approve.",
    "{approver} 不能授权该代币，请由持有人授权。",
  ],
  ERC721InvalidOperator: [
    "{operator} cannot be approved. Name another address.",
    "{operator} 不能获得授权，请填写其他地址。",
  ],
};
