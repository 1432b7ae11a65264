import { ZeroHash } from "ethers";
import type { AgreementEntry, Step } from "../agreement/format.js";
import { toDay } from "../dates.js";
import { digest } from "../digest.js";
import { toPpm } from "../percent.js";
import { identifierDigest, readIdentifier } from "../property/identifiers.js";
import { assetKinds, assetStatuses } from "../property/words.js";
import * as acts from "../sdk/acts/index.js";
import { perform, toldIn } from "../sdk/perform.js";
import { agreedText, asked } from "./asking.js";
import { type Happening, type World, nameOf, numberOf, signerOf, today } from "./world.js";

type Of<K extends Step["do"]> = Extract<Step, { do: K }>;
type Background = NonNullable<AgreementEntry["background"]>[number];

const placeIn = (words: object, name: string): number => Object.keys(words).indexOf(name);
const DISCLOSED = 1;

/** A party registers background and offers it to the project before its first day (R26). */
export async function bring(world: World, entry: Background): Promise<Happening> {
  const { ledger } = world;
  const signer = await signerOf(world, entry.by);
  const what = {
    agreement: 0n,
    kind: placeIn(assetKinds, entry.kind) + 1,
    status: DISCLOSED,
    sole: true,
    identifier: identifierDigest(readIdentifier(entry.identifier)),
    evidence: digest(`background ${entry.identifier}`),
    uri: "",
    parents: [],
  };
  const registration = { member: numberOf(world, entry.by), what };
  const done = await perform(ledger, acts.registerAsset, registration, signer);
  const asset = toldIn<bigint>(done, "AssetRegistered", "asset");
  world.assets.set(entry.as, asset);
  world.ownersSince.set(asset, done.receipt.blockNumber);
  const offer = { asset, agreement: world.agreement, limits: digest(entry.limits) };
  await perform(ledger, acts.offerBackground, offer, signer);
  const name = nameOf(world, entry.by);
  const kind = assetKinds[entry.kind];
  return {
    date: await today(world),
    text: {
      en: `${name.en} brings the ${kind.en} "${entry.as}" along as background (asset ${asset}).`,
      zh: `${name.zh}提供背景知识产权 ${asset}：${kind.zh}“${entry.as}”。`,
    },
  };
}

/** A party registers a result; what it derives from is paid first. */
export async function register(world: World, step: Of<"register">): Promise<Happening> {
  const lines = step.parents ?? [];
  const parents = lines
    .map(({ asset, royalty }) => ({ parent: world.assets.get(asset)!, rate: toPpm(royalty) }))
    .toSorted((a, b) => Number(a.parent - b.parent));
  const what = {
    agreement: world.agreement,
    kind: placeIn(assetKinds, step.kind) + 1,
    status: DISCLOSED,
    sole: step.sole ?? false,
    identifier: identifierDigest(readIdentifier(step.identifier)),
    evidence: digest(step.evidence),
    uri: "",
    parents,
  };
  const registration = { member: numberOf(world, step.by), what };
  const done = await perform(world.ledger, acts.registerAsset, registration, await signerOf(world, step.by));
  const asset = toldIn<bigint>(done, "AssetRegistered", "asset");
  world.assets.set(step.as, asset);
  world.ownersSince.set(asset, done.receipt.blockNumber);
  const name = nameOf(world, step.by);
  const kind = assetKinds[step.kind];
  const from = {
    en:
      lines.length === 0
        ? ""
        : `; of its income ${lines.map((line) => `${line.royalty} go to "${line.asset}"`).join(", ")}`,
    zh: lines.length === 0 ? "" : `，其收入先提${lines.map((line) => ` ${line.royalty} 归“${line.asset}”`).join("、")}`,
  };
  return {
    date: step.date,
    text: {
      en: `${name.en} registers the ${kind.en} "${step.as}" (asset ${asset})${from.en}.`,
      zh: `${name.zh}登记${kind.zh}“${step.as}”（知识产权 ${asset}）${from.zh}。`,
    },
  };
}

/** An owner reports where an asset stands; where the rules ask for the others' consent, they are asked. */
export async function status(world: World, step: Of<"status">): Promise<Happening> {
  const asset = world.assets.get(step.asset)!;
  const basis = digest(`${step.status}: ${step.evidence}`);
  const act = step.status === "filed" ? "file" : step.status === "abandoned" ? "abandon" : undefined;
  const motion = act === undefined ? 0n : await asked(world, { ...step, asset, act, subject: basis });
  const report = {
    asset,
    member: numberOf(world, step.by),
    status: placeIn(assetStatuses, step.status) + 1,
    identifier: step.identifier === undefined ? ZeroHash : identifierDigest(readIdentifier(step.identifier)),
    evidence: digest(step.evidence),
    on: toDay(step.date),
    motion,
    basis: motion === 0n ? ZeroHash : basis,
  };
  await perform(world.ledger, acts.reportStatus, { report }, await signerOf(world, step.by));
  const name = nameOf(world, step.by);
  const words = assetStatuses[step.status];
  const number =
    step.identifier === undefined
      ? { en: "", zh: "" }
      : { en: ` as ${step.identifier}`, zh: `，编号 ${step.identifier}` };
  const agreed = agreedText(world, motion, step.consents);
  return {
    date: step.date,
    text: {
      en: `${name.en} reports that "${step.asset}" (asset ${asset}) is ${words.en}${number.en}${agreed.en}.`,
      zh: `${name.zh}报告：“${step.asset}”（知识产权 ${asset}）${words.zh}${number.zh}${agreed.zh}。`,
    },
  };
}
