import type { Path } from "../faults.js";
import type { Amendment } from "../format.js";
import type { Sound } from "../structure.js";
import { type SoundFile, type Version, each, namesIn } from "./version.js";

/** A version and what made it. */
export interface Making {
  version: Version;
  /** The place of the step that amends, and where its change stands; neither for the first version. */
  step?: number;
  change?: Path;
}

/** The agreement as the file has it, then as each amendment of the story leaves it. */
export function versionsOf(file: SoundFile): Making[] {
  const members = namesIn(file.members, (member) => member.id);
  const first: Version = { entry: file.agreement ?? {}, at: (field) => ["agreement", field], members };
  const makings: Making[] = [{ version: first }];
  for (const [step, act] of each(file.story)) {
    if (act.do !== "amend") continue;
    const path = ["story", step, "change"];
    makings.push({ version: amended(makings.at(-1)!.version, act.change ?? {}, path), step, change: path });
  }
  return makings;
}

/** What is not changed stays, and still stands where it stood. A changed field that cannot be read is unknown from then on. */
function amended(before: Version, change: Sound<Amendment>, path: Path): Version {
  return {
    entry: { ...before.entry, ...change },
    at: (field) => (Object.hasOwn(change, field) ? [...path, field] : before.at(field)),
    members: before.members,
  };
}
