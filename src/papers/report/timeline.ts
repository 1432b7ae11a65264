import { type Lane, lanes } from "../../audit/landmarks.js";
import type { Milestone } from "../../audit/report/milestones.js";
import type { Language } from "../../audit/report/statementText.js";
import { dateIn } from "../clock.js";
import { type Drawing, type Shape, type Tone, round } from "./drawing.js";
import { laneNames, words } from "./words.js";

const WIDTH = 960;
const LANE = 34;
const LEFT = 120;
const RIGHT = 20;
const BOTTOM = 26;
const MOST_TICKS = 9;
const tones: Record<Lane, Tone> = {
  members: "ink",
  agreements: "pool",
  contributions: "member",
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
    ...shown.map(({ lane, time, text, more }): Shape => {
      const title = `${dateIn(Number(time), "UTC")} ${text[language]}`;
      return { kind: "dot", x: x(Number(time)), y: y(lane), radius: radiusOf(more), tone: tones[lane], title };
    }),
  ];
  return { width: WIDTH, height, label: words.timeline[language], shapes };
}

/** More of a kind on one day make a larger dot. */
const radiusOf = (more: number): number => round(Math.min(9, 4.5 + Math.sqrt(more)));

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
