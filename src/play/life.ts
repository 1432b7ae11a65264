import type { Step } from "../agreement/format.js";
import { DAY, toDay } from "../dates.js";
import { agree } from "./founding.js";
import * as licensing from "./licensing.js";
import { paymentRun } from "./paymentRun.js";
import * as property from "./property.js";
import * as revenue from "./revenue.js";
import * as shares from "./shares.js";
import type { Act, Stage } from "./stage.js";
import * as work from "./work.js";
import type { Happening, World } from "./world.js";

/** Weeks before an agreement takes effect in which it is proposed and signed. */
export const WEEKS_BEFORE = 12;
const NINE = 9 * 3600;

/** Acts of one kind on one day do not depend on one another. */
const sideBySide: readonly Step["do"][] = ["contribute", "attest", "finalise"];

interface Placed {
  step: Step;
  place: number;
}

/** The life of an agreement, stage by stage: it is signed, then its story happens. */
export async function* lifeOf(world: World): AsyncGenerator<Stage> {
  yield* agree(world, (toDay(world.file.agreement.effective) - WEEKS_BEFORE * 7) * DAY);
  for (const group of groupsOf(world.file.story)) {
    const { step, place } = group[0]!;
    const at = toDay(step.date) * DAY + NINE;
    if (step.do === "amend") {
      world.entry = { ...world.entry, ...step.change };
      for await (const stage of agree(world, at))
        yield { ...stage, acts: stage.acts.map((act) => told(step, place, act)) };
      if (step.note !== undefined) yield { at, acts: [() => Promise.resolve([{ date: step.date, text: step.note! }])] };
    } else {
      const final = group.flatMap(({ step }) => (step.do === "finalise" ? [step.contribution] : []));
      const ends = await Promise.all(final.map((label) => work.windowEnds(world, label)));
      yield { at: Math.max(at, ...ends), acts: group.map(actOf) };
    }
  }
}

function groupsOf(story: readonly Step[]): Placed[][] {
  const groups: Placed[][] = [];
  for (const [place, step] of story.entries()) {
    const last = groups.at(-1)?.[0]!.step;
    const joins = last !== undefined && last.do === step.do && last.date === step.date && sideBySide.includes(step.do);
    if (joins) groups.at(-1)!.push({ step, place });
    else groups.push([{ step, place }]);
  }
  return groups;
}

function actOf({ step, place }: Placed): Act {
  return told(step, place, async (via) => {
    const happening = await happen(via, step as Exclude<Step, { do: "amend" }>);
    return step.note === undefined ? [happening] : [happening, { date: step.date, text: step.note }];
  });
}

/** The same act; when it is refused, the error says in which step. */
function told(step: Step, place: number, act: Act): Act {
  return async (via) => {
    try {
      return await act(via);
    } catch (cause) {
      throw new Error(`story step ${place + 1} ("${step.do}" on ${step.date}) was refused`, { cause });
    }
  };
}

function happen(world: World, step: Exclude<Step, { do: "amend" }>): Promise<Happening> {
  switch (step.do) {
    case "contribute":
      return work.contribute(world, step);
    case "attest":
      return work.attest(world, step);
    case "challenge":
      return work.challenge(world, step);
    case "rule":
      return work.rule(world, step);
    case "finalise":
      return work.finalise(world, step);
    case "receipt":
      return revenue.receipt(world, step);
    case "reverse":
      return revenue.reverse(world, step);
    case "pay-in":
      return revenue.payIn(world, step);
    case "close":
      return revenue.close(world, step);
    case "payment-run":
      return paymentRun(world, step);
    case "claim":
      return revenue.claim(world, step);
    case "register":
      return property.register(world, step);
    case "status":
      return property.status(world, step);
    case "license":
      return licensing.license(world, step);
    case "sub-license":
      return licensing.subLicense(world, step);
    case "report":
      return licensing.report(world, step);
    case "forward":
      return licensing.forward(world, step);
    case "offer-share":
      return shares.offerShare(world, step);
    case "preempt":
      return shares.preempt(world, step);
    case "transfer":
      return shares.transfer(world, step);
  }
}
