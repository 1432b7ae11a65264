import { network } from "hardhat";
import { ZeroAddress } from "ethers";
import { deployModules, Module, NATIVE, CAUSE, pool, poolTerms, versionTerms, member, tier, Kind, ALL, COSTS, rest } from "../test/helpers/core.js";
const { ethers, networkHelpers } = await network.create();
const members = await ethers.deployContract("RailMembers");
const { at, module } = await deployModules(ethers, [[Module.Benefit, "BenefitLedger"], [Module.Treasury, "TokenTreasury"]], await members.getAddress());
const core = await ethers.getContractAt("BenefitLedger", at[0]!); const treasury = await ethers.getContractAt("TokenTreasury", at[1]!);
const token = await ethers.deployContract("MockToken");
await token.approve(treasury.target, 2n ** 256n - 1n);
const T = await token.getAddress();
const gas = async (name: string, tx: any) => console.log(name, (await (await tx).wait()).gasUsed);
const today = Math.floor((await networkHelpers.time.latest()) / 86400);
const payee = ethers.Wallet.createRandom().address;
await token.transfer(payee, 1); await module.sendTransaction({ to: payee, value: 1 });
await members.setPayout(1, payee, 2n ** 40n - 1n);
for (const [a, c] of [[1, T], [2, NATIVE], [3, T], [4, T]] as const) {
  await core.prepare(a, [c], c, [poolTerms(1), poolTerms(2), poolTerms(COSTS)]);
  for (let i = 1; i <= 10; ++i) await core.setUnits(pool(1, a), member(i), 100 + i, CAUSE);
  await core.setUnits(pool(2, a), member(77), 1, CAUSE);
  await core.open(a, 1, versionTerms({ from: today, amountCurrency: c, currencies: [c], tiers: a === 4 ? [tier(Kind.Levy, 20000, 2), tier(Kind.Recover, 500000, COSTS), rest(1)] : [rest(1)] }));
}
for (let i = 1; i <= 10; ++i) await core.addCost(pool(COSTS, 4), member(i), 1000000n, CAUSE);
const pay = (a: number, n: bigint) => treasury.pay(a, 1, T, n, CAUSE);
await pay(1, 1001n); await pay(1, 100007n); await gas("pay share", pay(1, 1003n)); await pay(3, 10000n);
await treasury.pay(2, 1, NATIVE, 10007n, CAUSE, { value: 10007n }); await gas("pay native", treasury.pay(2, 1, NATIVE, 10007n, CAUSE, { value: 10007n }));
await pay(4, 100003n); await gas("pay waterfall", pay(4, 100007n));
await treasury.claim(member(1), T, [pool(1)]); await treasury.claim(member(1), T, [pool(1, 3)]); await pay(1, 100009n);
await gas("claim erc20", treasury.claim(member(1), T, [pool(1)]));
await pay(1, 100009n); await pay(3, 100009n);
await gas("claim erc20 x2", treasury.claim(member(1), T, [pool(1), pool(1, 3)]));
await treasury.claim(member(1), NATIVE, [pool(1, 2)]); await treasury.pay(2, 1, NATIVE, 10007n, CAUSE, { value: 10007n });
await gas("claim native", treasury.claim(member(1), NATIVE, [pool(1, 2)]));
const trace = async (name: string, tx: any) => {
  const r = await (await tx).wait();
  const t: any = await (ethers.provider as any).send("debug_traceTransaction", [r.hash, { disableStorage: true, disableMemory: true, disableStack: true }]);
  const by: Record<string, number> = {};
  const n: Record<string, number> = {};
  const logs = t.structLogs;
  const depthGas: Record<string, number> = {};
  for (let i = 0; i < logs.length; ++i) {
    const l = logs[i];
    const next = logs[i + 1];
    let cost = l.gasCost;
    if (/CALL/.test(l.op) && next && next.depth > l.depth) cost = 0;
    const key = `${l.depth}:${/^(PUSH|DUP|SWAP|POP|JUMP|JUMPI|JUMPDEST)/.test(l.op) ? "stack" : l.op}`;
    by[key] = (by[key] ?? 0) + cost; n[key] = (n[key] ?? 0) + 1;
  }
  console.log(name, r.gasUsed, logs.length);
  console.log(Object.entries(by).sort((a, b) => b[1] - a[1]).slice(0, 22).map(([k, v]) => `${k}=${v}(${n[k]})`).join(" "));
};
await treasury.pay(2, 1, NATIVE, 10007n, CAUSE, { value: 10007n });
await trace("claim native", treasury.claim(member(1), NATIVE, [pool(1, 2)]));
await trace("pay share", pay(1, 1003n));
