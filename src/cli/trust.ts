import * as v from "valibot";
import { getAddress, isAddress, isHexString } from "ethers";
import type { Trust } from "../audit/chain/anchor.js";
import { qbftExtra } from "../audit/chain/qbft.js";
import { jsonOf } from "./documents.js";
import { usage } from "./exits.js";
import type { Kind } from "./parameters.js";
import { nodeUrl } from "./typedFile.js";

/** A block known from elsewhere, `NUMBER:HASH`. */
export const knownBlock: Kind<NonNullable<Trust["trusted"]>> = {
  metavar: "number:hash",
  about: { en: "a block known to be of this chain", zh: "已知属于该链的区块" },
  read: (text) => {
    const [number = "", hash = ""] = text.split(":");
    if (/^\d{1,15}$/.test(number) && isHexString(hash, 32)) return { number: Number(number), hash };
    throw usage(
      `"${text}" is not a known block: write its number, a colon and its hash, like 1200:0x….`,
      `“${text}”不是已知区块：请写区块号、冒号与哈希，如 1200:0x……。`,
    );
  },
};

/** The validators that a QBFT chain began with: its genesis file, or a JSON list of their addresses. */
export const validatorsFile: Kind<Required<Pick<Trust, "validators">> & Trust> = {
  metavar: "file",
  about: {
    en: "first validators of a QBFT chain: its genesis file, or a list of addresses",
    zh: "QBFT 链的初始验证人：创世文件或地址列表",
  },
  read: async (name) => {
    const content = await jsonOf(name);
    if (Array.isArray(content) && content.length > 0 && content.every((one) => isAddress(one)))
      return { validators: content.map(getAddress) };
    const { extraData, config } = (content ?? {}) as {
      extraData?: unknown;
      config?: { qbft?: { epochlength?: unknown } };
    };
    const extra = typeof extraData === "string" ? qbftExtra(extraData) : undefined;
    const epoch = config?.qbft?.epochlength;
    if (extra && extra.validators.length > 0) {
      return {
        validators: extra.validators.map(getAddress),
        ...(Number.isSafeInteger(epoch) && { epoch: Number(epoch) }),
      };
    }
    throw usage(
      `${name} names no validators: it must be a JSON list of addresses, or the genesis file of a QBFT chain.`,
      `${name} 未列出验证人：应为地址的 JSON 列表，或 QBFT 链的创世文件。`,
    );
  },
};

/** Where a node answers. */
export const endpointUrl: Kind<string> = {
  metavar: "url",
  about: { en: "URL of a node", zh: "节点网址" },
  read: (text) => {
    if (v.is(nodeUrl, text)) return text;
    throw usage(
      `"${text}" is not the URL of a node: write http://… or https://….`,
      `“${text}”不是节点网址：请写 http://…… 或 https://……。`,
    );
  },
};
