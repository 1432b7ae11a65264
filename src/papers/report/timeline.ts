import { type Lane, lanes } from "../../audit/landmarks.js";
import type { Milestone } from "../../audit/report/milestones.js";
import type { Language } from "../../audit/report/statementText.js";
import { dateIn } from "../clock.js";
import { type Drawing, type Shape, type Tone, round } from "./drawing.js";
import { sayIn } from "./tables.js";
import { laneNames } from "./words.js";

const WIDTH = 960;
const LANE = 34;
const LEFT = 120;
const RIGHT = 20;
const BOTTOM = 26;
const MOST_TICKS = 9;
/** Dots nearer than this would hide one another. */
const APART = 10;
const MOST_LINES = 12;
const tones: Record<Lane, Tone> = {
  members: "ink",
  agreements: "pool",
  contributions: "member",
  property: "open",
  income: "income",
  payments: "paid",
  oversight: "warn",
};

/** Milestones along the chain's time, a lane for each kind. Undefined when nothing happened. */
export function timelineOf(timeline: readonly Milestone[], language: Language): Drawing | undefined {
  const shown = timeline.filter(({ time }) => time > 0n);
  if (shown.length === 0) return undefined;
  const times = shown.map(({ time }) => Number(time));
  const [first, last] = [times[0]!, Math.max(times[0]! + 1, times.at(-1)!)];
  const x = (time: number): number => round(LEFT + ((time - first) / (last - first)) * (WIDTH - LEFT - RIGHT));
  const used = lanes.filter((lane) => shown.some((one) => one.lane === lane));
  const height = used.length * LANE + BOTTOM + 8;
  const y = (lane: Lane): number => used.indexOf(lane) * LANE + LANE / 2 + 4;
  const shapes: Shape[] = [
    ...ticksOf(first, last).flatMap(({ time, text }): Shape[] => [
      { kind: "stroke", x1: x(time), y1: 4, x2: x(time), y2: height - BOTTOM, tone: "line" },
      { kind: "text", x: x(time), y: height - 8, text, anchor: "middle", tone: "faint" },
    ]),
    ...used.flatMap((lane): Shape[] => [
      { kind: "stroke", x1: LEFT, y1: y(lane), x2: WIDTH - RIGHT, y2: y(lane), tone: "line" },
      { kind: "text", x: LEFT - 12, y: y(lane) + 4, text: laneNames[lane][language], anchor: "end", tone: "ink" },
    ]),
    ...used.flatMap((lane) => {
      const inLane = shown.filter((one) => one.lane === lane);
      return groupsOf(inLane, x).map((group) => dotOf(group, x, y(lane), language));
    }),
  ];
  return { width: WIDTH, height, label: sayIn(language)("timeline"), shapes };
}

type X = (time: number) => number;

/** Milestones of a lane, in their order; those that stand close together as one group. */
function groupsOf(milestones: readonly Milestone[], x: X): Milestone[][] {
  const groups: Milestone[][] = [];
  for (const one of milestones) {
    const last = groups.at(-1);
    if (last !== undefined && x(Number(one.time)) - x(Number(last[0]!.time)) < APART) last.push(one);
    else groups.push([one]);
  }
  return groups;
}

/** The dot of a group in its middle: the more happened, the larger. Its title tells what. */
function dotOf(group: readonly Milestone[], x: X, y: number, language: Language): Shape {
  const say = sayIn(language);
  const lines = group.map(({ time, text, more }) => {
    return `${dateIn(Number(time), "UTC")} ${text[language]}${more > 0 ? say("more", { n: String(more) }) : ""}`;
  });
  const rest = lines.length - MOST_LINES;
  const title = [...lines.slice(0, MOST_LINES), ...(rest > 0 ? [say("others_here", { n: String(rest) })] : [])];
  const middle = (x(Number(group[0]!.time)) + x(Number(group.at(-1)!.time))) / 2;
  const others = group.reduce((sum, { more }) => sum + 1 + more, -1);
  const radius = round(Math.min(9, 4.5 + Math.sqrt(others)));
  return { kind: "dot", x: round(middle), y, radius, tone: tones[group[0]!.lane], title: title.join("\n") };
}

/** The first days of months, of every so many that they do not touch. */
function ticksOf(first: number, last: number): { time: number; text: string }[] {
  const begin = new Date(first * 1000);
  const months: { time: number; text: string }[] = [];
  for (let month = 1; ; ++month) {
    const time = Date.UTC(begin.getUTCFullYear(), begin.getUTCMonth() + month, 1) / 1000;
    if (time > last) break;
    months.push({ time, text: dateIn(time, "UTC").slice(0, 7) });
  }
  const every = Math.max(1, Math.ceil(months.length / MOST_TICKS));
  return months.filter((_, i) => i % every === 0);
}
