import type { MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface SeparateAssetArgs {
  asset: bigint;
  member: MemberNumber;
}

/** Gives an asset a pool of its own, so that a share of it can change hands. An owner. */
export const separateAsset = act<SeparateAssetArgs>(
  "property",
  "separate",
  "SeparateAsset(uint40 asset,uint32 member,uint256 nonce,uint40 deadline)",
);
