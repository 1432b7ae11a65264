import { type Finding, type Path, fault } from "../faults.js";
import { type Names, quoted } from "./version.js";

/** A name stands for a member. */
export function* knownMember(path: Path, members: Names, id: string | undefined): Generator<Finding> {
  if (!members.lack(id)) return;
  yield fault(
    path,
    `No member is called "${id}". Members: ${quoted(members.list, "en")}.`,
    `没有标识为 “${id}” 的成员。现有成员：${quoted(members.list, "zh")}。`,
  );
}

/** A name stands for a party. */
export function* knownParty(path: Path, parties: Names, id: string | undefined): Generator<Finding> {
  if (!parties.lack(id)) return;
  yield fault(
    path,
    `"${id}" is no party of the agreement then. Parties: ${quoted(parties.list, "en")}.`,
    `“${id}” 此时不是协议的签约方。签约方：${quoted(parties.list, "zh")}。`,
  );
}

/** A name stands for a pool. */
export function* knownPool(path: Path, pools: Names, name: string | undefined): Generator<Finding> {
  if (!pools.lack(name)) return;
  yield fault(
    path,
    `No pool is called "${name}". Pools: ${quoted(pools.list, "en")}.`,
    `没有名为 “${name}” 的分配池。现有分配池：${quoted(pools.list, "zh")}。`,
  );
}
