import type { Provider } from "ethers";
import * as token from "../sdk/token.js";
import { usage } from "./exits.js";

/** How many decimals a token says it has. @throws CliError when nothing there tells it. */
export async function decimalsAt(provider: Provider, address: string): Promise<number> {
  try {
    return await token.decimalsAt(provider, address);
  } catch {
    throw usage(`${address} is no token that tells its decimals.`, `${address} 不是可查询小数位的代币。`);
  }
}
