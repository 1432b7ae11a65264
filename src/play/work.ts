import { ZeroHash } from "ethers";
import type { Step } from "../agreement/format.js";
import { kindNumber } from "../agreement/toTerms.js";
import { toDay } from "../dates.js";
import { digest } from "../digest.js";
import { decimalsOf, parseAmount } from "../money.js";
import * as acts from "../sdk/acts/index.js";
import { SHA256, Scope } from "../sdk/acts/types.js";
import { perform, relay, toldIn } from "../sdk/perform.js";
import { kindNames } from "../agreement/kindNames.js";
import { type Happening, type World, money, nameOf, numberOf, signerOf } from "./world.js";

type Of<K extends Step["do"]> = Extract<Step, { do: K }>;
const THOUSANDTHS = 3;

/** A party records what it put in. */
export async function contribute(world: World, step: Of<"contribute">): Promise<Happening> {
  const { ledger, chain } = world;
  const day = toDay(step.date);
  const entry = {
    kind: kindNumber(step.kind),
    quantity: parseAmount(step.quantity, THOUSANDTHS),
    first: day,
    last: day,
    evidence: digest(step.evidence),
    algorithm: SHA256,
    size: BigInt(new TextEncoder().encode(step.evidence).length),
    previous: ZeroHash,
  };
  const signer = await signerOf(world, step.by);
  // Whoever records the same twice is refused; different contributions of a member do not wait for one another.
  const nonce = (BigInt(digest(`${world.agreement} ${step.by} ${step.as} ${step.evidence}`)) >> 64n) << 64n;
  const args = { agreement: world.agreement, member: numberOf(world, step.by), entry };
  const done = await relay(ledger, acts.record, args, signer, chain.registrar, { nonce });
  const id = toldIn<bigint>(done, "ContributionRecorded", "contribution");
  world.contributions.set(step.as, id);
  const rate = world.entry.rates.find(({ kind }) => kind === step.kind)!;
  const price = parseAmount(rate.price, decimalsOf(world.entry.amountCurrency));
  const value = money(world.entry.amountCurrency, (price * entry.quantity) / 1000n);
  const name = nameOf(world, step.by);
  return {
    date: step.date,
    text: {
      en: `${name.en} records ${step.quantity} of ${step.kind}, worth ${value} (contribution ${id}).`,
      zh: `${name.zh}登记贡献 ${id}：${kindNames[step.kind]}，数量 ${step.quantity}，价值 ${value}。`,
    },
  };
}

/** Another party attests it. */
export async function attest(world: World, step: Of<"attest">): Promise<Happening> {
  const id = world.contributions.get(step.contribution)!;
  const args = { contribution: id, member: numberOf(world, step.by) };
  await perform(world.ledger, acts.attest, args, await signerOf(world, step.by));
  const name = nameOf(world, step.by);
  return {
    date: step.date,
    text: { en: `${name.en} attests contribution ${id}.`, zh: `${name.zh}证明贡献 ${id}。` },
  };
}

/** Another party challenges it. */
export async function challenge(world: World, step: Of<"challenge">): Promise<Happening> {
  const id = world.contributions.get(step.contribution)!;
  const signer = await signerOf(world, step.by);
  const member = numberOf(world, step.by);
  const args = { contribution: id, member, scope: Scope.ATTEST, reason: digest(step.reason) };
  await perform(world.ledger, acts.challenge, args, signer);
  const name = nameOf(world, step.by);
  return {
    date: step.date,
    text: {
      en: `${name.en} challenges contribution ${id}; until the ruling its units are provisional.`,
      zh: `${name.zh}对贡献 ${id} 提出异议；裁决前其份额为暂定。`,
    },
  };
}

/** The panel rules. */
export async function rule(world: World, step: Of<"rule">): Promise<Happening> {
  const id = world.contributions.get(step.contribution)!;
  const panel = world.entry.rules.panel!;
  const signer = await signerOf(world, panel);
  const args = { contribution: id, stands: step.stands, reason: digest(step.reason) };
  await perform(world.ledger, acts.rule, args, signer);
  const name = nameOf(world, panel);
  return {
    date: step.date,
    text: step.stands
      ? { en: `${name.en} rules that contribution ${id} stands.`, zh: `${name.zh}裁决：贡献 ${id} 成立。` }
      : {
          en: `${name.en} rules against contribution ${id}; what it had earned goes back to the others.`,
          zh: `${name.zh}裁决：贡献 ${id} 不成立，其所得退回其他各方。`,
        },
  };
}

/** The second from which a contribution can be final. */
export async function windowEnds(world: World, label: string): Promise<number> {
  const id = world.contributions.get(label)!;
  return Number((await world.ledger.contributions.contributionOf(id)).windowEnds);
}

/** Its window over, it becomes final. */
export async function finalise(world: World, step: Of<"finalise">): Promise<Happening> {
  const id = world.contributions.get(step.contribution)!;
  await perform(world.ledger, acts.finalise, { contribution: id }, world.chain.registrar);
  return {
    date: step.date,
    text: { en: `Contribution ${id} is final.`, zh: `贡献 ${id} 生效。` },
  };
}
