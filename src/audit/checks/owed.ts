import { owedKey } from "../books.js";
import type { Event } from "../events.js";
import type { Check, Scene } from "../findings.js";
import { fine, payable } from "../fixed.js";
import { poolOf } from "../ids.js";

/** Every taking is what the account was owed by the check's own sums: whole minor units, but for the documented hair. */
export const owed: Check = {
  id: "owed",
  title: { en: "Each account is paid what it is owed, to the smallest unit", zh: "各账户所付即其应得，精确到最小单位" },
  begin: () => ({
    event: (event, scene) => {
      if (event.name === "Taken") judgeTaking(event, scene);
      if (event.name === "EscrowReturned") judgeReturn(event, scene);
    },
  }),
};

function judgeTaking(event: Event<"Taken">, { books, find }: Scene): void {
  const { pool: id, account, currency, amount } = event.args;
  const pool = poolOf(books, id);
  const mine = pool.owed.get(owedKey(account, currency)) ?? 0n;
  const [low, high] = [payable(mine - pool.slack), payable(mine + pool.slack)];
  const text = { en: "An account is paid another amount than it is owed.", zh: "支付金额与应得不符。" };
  if (amount < low || amount > high) find(event, text, low === high ? low : `${low} to ${high}`, amount);
}

/** The core tells what it returns in 2^-64 minor units. */
function judgeReturn(event: Event<"EscrowReturned">, { books, find }: Scene): void {
  const { pool: id, account, currency, amount } = event.args;
  const pool = poolOf(books, id);
  const mine = books.limbo.get(`${id}:${owedKey(account, currency)}`) ?? 0n;
  const told = fine(amount) >> 64n;
  const apart = told > mine ? told - mine : mine - told;
  const text = {
    en: "A ruling returns another amount than the dispute's account had earned.",
    zh: "裁决退回金额与争议账户所得不符。",
  };
  if (apart > pool.slack + 1n) find(event, text, (mine << 64n) / fine(1n), amount);
}
