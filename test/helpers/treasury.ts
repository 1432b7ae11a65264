import { id } from "ethers";
import { CNY, NATIVE, pool } from "./core.js";
import { ACCOUNT, ANN, type Connection, agree, deployRails, tokenLine } from "./rails.js";
import { holderLine } from "./terms.js";

export const SOURCE = id("source");
/** Where a party collects from in an agreement of two pools. */
export const poolsOf = (agreement = 1): bigint[] => [0, 1, 2].map((number) => pool(number, agreement));

/** The facts of a token receipt of 100 gross, of which 80 net. */
export const receiptOn = (day: number, more: Partial<ReturnType<typeof facts>> = {}) => ({ ...facts(day), ...more });
const facts = (day: number) => ({
  gross: 100n,
  tax: 13n,
  directCosts: 7n,
  first: day,
  last: day,
  payer: id("payer"),
  invoice: id("invoice"),
  contractNo: id("contract"),
});

/** What tests use of a token, ordinary or not. */
interface Token {
  getAddress(): Promise<string>;
}

/** Agreement 1 takes the native coin, a token, and CNY, whose holder is Ann; `relayer` has the token and lets the treasury take it. */
export async function treasuryOf(connection: Connection, makeToken: () => Promise<Token>) {
  const context = await deployRails(connection);
  const token = await makeToken();
  const currency = await token.getAddress();
  const holders = [tokenLine(currency), tokenLine(NATIVE), holderLine(CNY, ANN, ACCOUNT)];
  const terms = await agree(context, connection, holders);
  const { treasury } = context;
  return { ...context, treasury: treasury.connect(context.relayer), currency, terms, day: terms.legal.effective };
}
