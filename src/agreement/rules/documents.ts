import type { Finding } from "../faults.js";
import { knownMember } from "./known.js";
import { type SoundFile, each, namesIn } from "./version.js";

/** A paper is a member's. */
export function* membersKnown({ documents, members }: SoundFile): Generator<Finding> {
  const names = namesIn(members, (member) => member.id);
  for (const [place, document] of each(documents)) {
    yield* knownMember(["documents", place, "member"], names, document.member);
  }
}
