import { type Node, rangeOf } from "./solidity.js";

/** One change of a source. */
export interface Change {
  operator: string;
  /** Bytes of the source that are replaced. */
  start: number;
  end: number;
  mutated: string;
  /** How it can be made to depend on a condition; `text` changes always depend on nothing and are compiled alone. */
  form: "expression" | "statement" | "modifier" | "text";
}

/** What an operator may look at: the source (a character a byte) and the node's parents, the nearest last. */
export interface Place {
  source: string;
  parents: Node[];
}

type Operator = (node: Node, place: Place) => Change[];

const textOf = (node: Node, { source }: Place): string => source.slice(rangeOf(node).start, rangeOf(node).end);
const typeOf = (node: Node): string => (node["typeDescriptions"] as { typeString?: string }).typeString ?? "";
const isUint = (node: Node): boolean => /^uint\d+$/.test(typeOf(node));
const isLiteral = (node: Node, value: string): boolean => node.nodeType === "Literal" && node["value"] === value;
const left = (node: Node): Node => node["leftExpression"] as Node;
const right = (node: Node): Node => node["rightExpression"] as Node;

/** A node's range, up to and with the semicolon that ends it. */
function statementRange(node: Node, { source }: Place): { start: number; end: number } {
  const { start, end } = rangeOf(node);
  const semicolon = /^\s*;/.exec(source.slice(end));
  return { start, end: end + (semicolon?.[0].length ?? 0) };
}

const removal = (operator: string, node: Node, place: Place): Change[] => [
  { operator, ...statementRange(node, place), mutated: "{}", form: "statement" },
];

const expression = (operator: string, node: Node, mutated: string): Change[] => {
  const { start, end } = rangeOf(node);
  return [{ operator, start, end, mutated, form: "expression" }];
};

/** Every event goes missing. */
const emits: Operator = (node, place) => (node.nodeType === "EmitStatement" ? removal("emit", node, place) : []);

/** The called name of a statement that is nothing but a call. */
function calledName(node: Node): string {
  const call = node["expression"] as Node;
  if (node.nodeType !== "ExpressionStatement" || call.nodeType !== "FunctionCall") return "";
  const called = call["expression"] as Node;
  return ((called["memberName"] ?? called["name"]) as string | undefined) ?? "";
}

/** Is this statement nothing but a revert? */
function onlyReverts(node: Node): boolean {
  const statements = node.nodeType === "Block" ? (node["statements"] as Node[]) : [node];
  const [only] = statements;
  return statements.length === 1 && (only!.nodeType === "RevertStatement" || calledName(only!) === "revert");
}

/** Every guard goes missing: `if (…) revert …`, calls that check, modifiers. */
const guards: Operator = (node, place) => {
  if (node.nodeType === "IfStatement" && !node["falseBody"] && onlyReverts(node["trueBody"] as Node)) {
    const start = rangeOf(node).start;
    const { end } = statementRange(node["trueBody"] as Node, place);
    return [{ operator: "guard", start, end, mutated: "{}", form: "statement" }];
  }
  if (/^_?(require|check|only|ensure|assert)/.test(calledName(node))) return removal("guard", node, place);
  if (node.nodeType === "ModifierInvocation" && node["kind"] === "modifierInvocation") {
    return [{ operator: "modifier", ...rangeOf(node), mutated: "", form: "modifier" }];
  }
  return [];
};

const swaps: Record<string, [operator: string, swapped: string]> = {
  "<": ["comparison", "<="],
  "<=": ["comparison", "<"],
  ">": ["comparison", ">="],
  ">=": ["comparison", ">"],
  "==": ["comparison", "!="],
  "!=": ["comparison", "=="],
  "&&": ["logic", "||"],
  "||": ["logic", "&&"],
  "<<": ["shift", ">>"],
  "+=": ["assignment", "-="],
  "-=": ["assignment", "+="],
};

/** Comparisons gain or lose their edge, logic turns, sums turn. */
const swapped: Operator = (node, place) => {
  const binary = node.nodeType === "BinaryOperation";
  const swap = swaps[node["operator"] as string];
  if ((!binary && node.nodeType !== "Assignment") || !swap) return [];
  const [a, b] = binary ? [left(node), right(node)] : [node["leftHandSide"] as Node, node["rightHandSide"] as Node];
  return expression(swap[0], node, `${textOf(a, place)} ${swap[1]} ${textOf(b, place)}`);
};

/** Every rounding turns: `/`, `>>`, `+ 1`, ceilDiv, mulDiv. */
const roundings: Operator = (node, place) => {
  const args = ((node["arguments"] as Node[] | undefined) ?? []).map((argument) => textOf(argument, place));
  if (node.nodeType === "BinaryOperation" && isUint(node)) {
    const [a, b] = [textOf(left(node), place), textOf(right(node), place)];
    const [sign, type] = [node["operator"], typeOf(node)];
    if (sign === "/") return expression("rounding", node, `${type}(mutantCeilDiv(${a}, ${b}))`);
    if (sign === ">>") return expression("rounding", node, `${type}(mutantCeilShift(${a}, ${b}))`);
    if (sign === "+" && isLiteral(right(node), "1")) return expression("rounding", node, a);
    if (sign === "+" && isLiteral(left(node), "1")) return expression("rounding", node, b);
  }
  if (node.nodeType === "MemberAccess" && ["Floor", "Ceil"].includes(node["memberName"] as string)) {
    const turned = node["memberName"] === "Floor" ? "Ceil" : "Floor";
    return expression("rounding", node, textOf(node, place).replace(/\w+$/, turned));
  }
  if (node.nodeType !== "FunctionCall") return [];
  const called = node["expression"] as Node;
  if (called["memberName"] === "ceilDiv") return expression("rounding", node, `(${args[0]!}) / (${args[1]!})`);
  if (called["memberName"] === "mulDiv" && args.length === 3) {
    return expression("rounding", node, `${textOf(called, place)}(${args.join(", ")}, Math.Rounding.Ceil)`);
  }
  return [];
};

/** Truth turns. */
const truths: Operator = (node) => {
  if (isLiteral(node, "true")) return expression("truth", node, "false");
  return isLiteral(node, "false") ? expression("truth", node, "true") : [];
};

const operators: Operator[] = [emits, guards, swapped, roundings, truths];

/** In a constant's value nothing can depend on a condition. */
const isConstant = (node: Node): boolean => node.nodeType === "VariableDeclaration" && node["constant"] === true;

/** All changes of one node. */
export function changesOf(node: Node, place: Place): Change[] {
  const changes = operators.flatMap((operator) => operator(node, place));
  return place.parents.some(isConstant) ? changes.map((change) => ({ ...change, form: "text" as const })) : changes;
}
