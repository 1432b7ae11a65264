import { type SankeyLink, type SankeyNode, sankey, sankeyLinkHorizontal } from "d3-sankey";
import stringWidth from "string-width";
import { readable } from "../../audit/report/amounts.js";
import type { Flow, Place } from "../../audit/report/flows.js";
import type { Coin } from "../../audit/report/model.js";
import type { Language } from "../../audit/report/statementText.js";
import { type Drawing, type Shape, type Tone, round } from "./drawing.js";
import { words } from "./words.js";

/** More members than this are drawn as one; the table beside the picture names all. */
const MOST_MEMBERS = 12;
const WIDTH = 960;
const NODE = 14;
const GAP = 30;
const MARGIN = { top: 12, left: 6, right: 176 };
const LABEL_COLUMNS = 30;

interface NodeFacts {
  place: Place;
}
interface LinkFacts {
  amount: bigint;
}
type Node = SankeyNode<NodeFacts, LinkFacts>;
type Link = SankeyLink<NodeFacts, LinkFacts>;

const PAID: ReadonlySet<string> = new Set(["confirmed", "retained", "claimed"]);

function toneOf({ id, column }: Place): Tone {
  if (column === 0) return "income";
  if (column === 1) return "pool";
  if (column === 2) return "member";
  if (id === "reversed" || id === "withheld" || id === "disputed") return "warn";
  return PAID.has(id) ? "paid" : "open";
}

/**
 * Money flows as a picture: from what came in through the pools to the members, and to where it is now. Undefined when nothing flowed.
 * The layout is d3-sankey's; amounts are drawn in proportion, and written in full.
 */
export function sankeyOf(flows: readonly Flow[], coin: Coin, language: Language): Drawing | undefined {
  const drawn = foldMembers(flows, language);
  if (drawn.length === 0) return undefined;
  const places = [...new Map(drawn.flatMap(({ from, to }) => [from, to]).map((one) => [one.id, one])).values()];
  const columns = [...new Set(places.map(({ column }) => column))].sort();
  const longest = Math.max(...[0, 1, 2, 3].map((column) => places.filter((one) => one.column === column).length));
  const height = MARGIN.top * 2 + Math.max(220, longest * (GAP + 18));
  const layout = sankey<NodeFacts, LinkFacts>()
    .nodeId(({ place }) => place.id)
    .nodeAlign(({ place }) => columns.indexOf(place.column)) // none may be empty
    .nodeSort(null)
    .nodeWidth(NODE)
    .nodePadding(GAP)
    .extent([
      [MARGIN.left, MARGIN.top],
      [WIDTH - MARGIN.right, height - MARGIN.top],
    ]);
  const graph = layout({
    nodes: places.map((place) => ({ place })),
    links: drawn.map(({ from, to, amount }) => ({
      source: from.id,
      target: to.id,
      amount,
      value: Number(amount) / 10 ** coin.decimals,
    })),
  });
  const write = (amount: bigint) => `${coin.code} ${readable(amount, coin.decimals)}`;
  const shapes = [
    ...graph.links.map((link) => bandOf(link, write, language)),
    ...graph.nodes.flatMap((node) => nodeShapes(node, write, language)),
  ];
  return { width: WIDTH, height, label: `${words.flows[language]}: ${coin.code}`, shapes };
}

/** The smallest of many members as one place. */
function foldMembers(flows: readonly Flow[], language: Language): Flow[] {
  const sums = new Map<string, bigint>();
  for (const { to, amount } of flows) if (to.column === 2) sums.set(to.id, (sums.get(to.id) ?? 0n) + amount);
  if (sums.size <= MOST_MEMBERS) return [...flows];
  const largest = [...sums].sort(([, a], [, b]) => (a < b ? 1 : -1)).slice(0, MOST_MEMBERS - 1);
  const kept = new Set(largest.map(([id]) => id));
  const name = words.others[language].replace("{n}", String(sums.size - kept.size));
  const others: Place = { id: "others", column: 2, name: { en: name, zh: name } };
  const fold = (one: Place): Place => (one.column === 2 && !kept.has(one.id) ? others : one);
  const folded = new Map<string, Flow>();
  for (const { from, to, amount } of flows) {
    const [a, b] = [fold(from), fold(to)];
    const key = `${a.id}>${b.id}`;
    const before = folded.get(key)?.amount ?? 0n;
    folded.set(key, { from: a, to: b, amount: before + amount });
  }
  return [...folded.values()];
}

const numbers = /-?\d+(\.\d+)?(e-?\d+)?/g;

function bandOf(link: Link, write: (amount: bigint) => string, language: Language): Shape {
  const [from, to] = [(link.source as Node).place, (link.target as Node).place];
  const path = sankeyLinkHorizontal()(link)!.replace(numbers, (text) => String(round(Number(text))));
  const title = `${from.name[language]} → ${to.name[language]}: ${write(link.amount)}`;
  return { kind: "band", path, width: round(Math.max(1, link.width ?? 0)), tone: toneOf(to), title };
}

function nodeShapes(node: Node, write: (amount: bigint) => string, language: Language): Shape[] {
  const [x, y] = [round(node.x0!), round(node.y0!)];
  const height = round(Math.max(1.5, node.y1! - node.y0!));
  const amount = sumOf(node);
  const name = node.place.name[language];
  const middle = round(y + height / 2);
  const label = { kind: "text" as const, x: round(x + NODE + 6), anchor: "start" as const };
  return [
    {
      kind: "rect",
      x,
      y,
      width: NODE,
      height,
      tone: toneOf(node.place),
      title: `${name}: ${write(amount)}`,
    },
    { ...label, y: round(middle - 2), text: clipped(name), tone: "ink" },
    { ...label, y: round(middle + 11), text: brief(write(amount)), tone: "faint" },
  ];
}

/** What flows into a place, or out of it where nothing flows in. */
function sumOf({ sourceLinks = [], targetLinks = [] }: Node): bigint {
  const links = targetLinks.length > 0 ? targetLinks : sourceLinks;
  return links.reduce((sum, { amount }) => sum + amount, 0n);
}

const LONG_FRACTION = /(\.\d{4})\d+$/;

/** An amount that fits beside its place: of a token's many decimals the first four. The title and the table have all. */
const brief = (amount: string): string => amount.replace(LONG_FRACTION, "$1…");

/** A name that fits beside its place; Chinese takes two columns a character. */
function clipped(text: string, columns = LABEL_COLUMNS): string {
  if (stringWidth(text) <= columns) return text;
  let short = "";
  for (const character of text) {
    if (stringWidth(short + character) > columns - 1) break;
    short += character;
  }
  return `${short.trimEnd()}…`;
}
