import nzh from "nzh/cn";
import { decimal } from "../audit/report/amounts.js";

const FEN_IN_YUAN = 100n;

/**
 * An amount of renminbi in the capital characters that no pen can alter (大写), as the central bank's rules for vouchers ask: 整 after
 * whole 元, none after 角 or 分; one 零 for any run of zeros; 零 after 元 where 角 is zero, or where 元 is zero and 角 is not. From 10^16 on
 * it counts in 万亿 and 万万亿, there being no agreed word.
 * @param fen the amount in 分; a negative one reads 人民币负….
 */
export function capitalAmount(fen: bigint): string {
  // The library leaves 整 out where it sees decimals, even ".00".
  const text = decimal(fen, 2)
    .replace(/\.00$/, "")
    .replace(/(\.\d)0$/, "$1");
  const written = nzh.toMoney(text);
  const [yuan, jiao] = [fen / FEN_IN_YUAN, (fen % FEN_IN_YUAN) / 10n];
  const zeroYuan = yuan !== 0n && yuan % 10n === 0n && jiao !== 0n;
  return zeroYuan ? written.replace("元", "元零") : written;
}
