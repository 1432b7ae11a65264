import { licenceKinds } from "../../property/licenceFormat.js";
import { fieldsOf } from "../../property/fields.js";
import { territoryOf } from "../../property/territories.js";
import { BilingualError } from "../../bilingualError.js";
import { type Finding, fault } from "../faults.js";
import { propertyIn } from "./property.js";
import type { Act, Scene } from "./story.js";
import { given } from "./version.js";

type Head = Act<"license">;

/** A licence under another one is granted by that one's licensee, where it and the agreement allow it, one level deep. */
export function* subLicenceAllowed(scene: Scene): Generator<Finding> {
  const { path, step, recorded, background } = scene;
  if (step.do !== "sub-license") return;
  const head = recorded.get(step.under ?? "");
  if (head?.do === "sub-license") {
    yield fault(
      [...path, "under"],
      `"${step.under}" is granted under another licence itself; no licences are granted under it.`,
      `“${step.under}” 本身即为分许可，不得再行分许可。`,
    );
  }
  if (head?.do !== "license") return;
  const isLicenseeRead = head.licensee !== undefined || !given(head, "licensee");
  if (step.by !== undefined && isLicenseeRead && step.by !== head.licensee) {
    yield fault(
      [...path, "by"],
      `"${step.by}" is not the licensee of "${step.under}", who alone grants licences under it.`,
      `“${step.by}” 不是 “${step.under}” 的被许可人，只有被许可人可分许可。`,
    );
  }
  if (head.subLicences === false || !given(head, "subLicences")) {
    yield fault(
      [...path, "under"],
      `"${step.under}" allows no licences under it. Let its step say "subLicences": true.`,
      `“${step.under}” 不允许分许可；请在其步骤中写明 "subLicences": true。`,
    );
  }
  if (background.has(head.asset ?? "") || propertyIn(scene.version)?.subLicences !== false) return;
  yield fault(
    [...path, "do"],
    'The agreement allows no licences under others. Let its section "property" say "subLicences": true.',
    '协议不允许分许可；请在 “property” 部分写明 "subLicences": true。',
  );
}

/** A licence under another one keeps within it: kind, days, countries, fields. */
export function* subLicenceWithin({ path, step, recorded }: Scene): Generator<Finding> {
  if (step.do !== "sub-license") return;
  const head = recorded.get(step.under ?? "");
  if (head?.do !== "license") return;
  for (const field of ["kind", "from", "until", "territory", "fields"] as const) {
    if (!isBeyond(field, step, head)) continue;
    yield fault(
      [...path, field],
      `This goes beyond "${step.under}", under which it is granted.`,
      `此项超出其上位许可 “${step.under}” 的范围。`,
    );
  }
}

/** What can be read of both and does not fit. */
function isBeyond(
  field: "kind" | "from" | "until" | "territory" | "fields",
  step: Act<"sub-license">,
  head: Head,
): boolean {
  if (field === "territory" || field === "fields") {
    const read = field === "territory" ? territoryOf : fieldsOf;
    const [own, above] = [maskOf(read, step[field]), maskOf(read, head[field])];
    return own !== undefined && above !== undefined && (own & ~above) !== 0n;
  }
  const [own, above] = [step[field], head[field]];
  if (own === undefined || above === undefined) return false;
  if (field === "from") return own < above;
  if (field === "until") return own > above;
  const rank = (kind: string) => licenceKinds.findIndex((known) => known === kind);
  return rank(own) > rank(above);
}

/** Countries or fields as bits; undefined where one of them is none. */
function maskOf(
  read: (list: string[]) => bigint,
  list: readonly (string | undefined)[] | undefined,
): bigint | undefined {
  if (list === undefined || list.includes(undefined)) return undefined;
  try {
    return read(list as string[]);
  } catch (error) {
    if (error instanceof BilingualError) return undefined;
    throw error;
  }
}
