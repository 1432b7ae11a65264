import { merkleTree, peopleLeaf, rootFrom } from "../../sdk/merkle.js";
import type { Digest } from "../../sdk/acts/types.js";
import { type PeopleList, type SaltedPerson, lineDigest, linesOf } from "./list.js";

/** One line of a list, disclosed by who has it, with the proof that it is on the list whose root the chain holds. It tells of nobody else. */
export interface LineProof extends Omit<PeopleList, "people">, SaltedPerson {
  /** Its place in the list, from 0. */
  index: number;
  root: Digest;
  proof: readonly Digest[];
}

/** The proof of one person's line; undefined when the list has nobody of that name. */
export function proofOf(list: PeopleList, name: string): LineProof | undefined {
  const { people, ...about } = list;
  const index = people.findIndex(({ person }) => person === name);
  const found = people[index];
  if (found === undefined) return undefined;
  const tree = merkleTree(linesOf(list).map(peopleLeaf));
  return { ...about, ...found, index, root: tree.root, proof: tree.proof(index) };
}

/** Does the line lead to the root it names? Whether the chain holds that root is another question. */
export function isSound(line: LineProof): boolean {
  const { index, amount, proof, root, unit } = line;
  const leaf = peopleLeaf({ index, line: lineDigest(line, unit), amount });
  return rootFrom(leaf, proof) === root.toLowerCase();
}
