import type { Books } from "../books.js";
import type { CheckedContracts } from "../events.js";
import { nonceQuestion } from "../state/members.js";
import type { Question } from "../state/questions.js";
import type { Asset, Licence, Motion } from "./books.js";

/** What the registries of assets, licences and lists must answer. */
export function propertyQuestions({ property, membership }: Books, contracts: CheckedContracts): Question[] {
  const { assets, motions, licences } = property;
  const counts = { assets: BigInt(assets.size), motions: BigInt(motions.size) };
  const count = { en: "the number of assets and motions", zh: "知识产权与征询数量" };
  return [
    { contract: "property", call: "counts", args: [], expect: counts, about: count },
    ...[...assets.values()].flatMap(assetQuestions),
    ...[...motions.values()].flatMap(motionQuestions),
    ...[...licences.values()].map(licenceQuestion),
    ...[...property.lists].map(([list, { root, revision }]): Question => {
      const about = { en: `list ${list}`, zh: `清单 ${list}` };
      return { contract: "rewards", call: "listOf", args: [list], expect: { root, revision }, about };
    }),
    ...[...membership.actNonces].flatMap(([key, next]) => nonceQuestions(key, next, contracts)),
  ];
}

function assetQuestions({ id, word, record, identifier }: Asset): Question[] {
  const about = { en: `asset ${id}`, zh: `知识产权 ${id}` };
  const { agreement, owner, kind, status, royaltyPool, royaltyRate, exclusives, epoch, pledgee } = word;
  const expect = { agreement, owner, kind, status, royaltyPool, royaltyRate, exclusives, epoch, pledgee, identifier };
  return [
    { contract: "property", call: "assetOf", args: [id], expect: { ...expect, pledged: word.pledged === 1n }, about },
    { contract: "property", call: "recordOf", args: [id], expect: { ...record }, about },
  ];
}

function motionQuestions({ id, asset, act, member, total, subject, tally, votes }: Motion): Question[] {
  const about = { en: `motion ${id}`, zh: `征询 ${id}` };
  const { consented, objections, used } = tally;
  const expect = { asset, act, member, total, subject, consented, objections, used: used === 1n };
  return [
    { contract: "property", call: "motionOf", args: [id], expect, about },
    ...[...votes].map(([owner, vote]): Question => {
      return { contract: "property", call: "voteOf", args: [id, owner], expect: { 0: vote }, about };
    }),
  ];
}

function licenceQuestion({ id, word, terms, paid }: Licence): Question {
  const { agreement, asset, licensor, licensee, head, kind, status, until, reports } = word;
  const expect = { agreement, asset, licensor, licensee, head, kind, status, until, reports, paid };
  const about = { en: `licence ${id}`, zh: `许可 ${id}` };
  return {
    contract: "licences",
    call: "licenceOf",
    args: [id],
    expect: { ...expect, currency: terms.fees.currency },
    about,
  };
}

/** Each contract counts the nonces of its own acts; the key begins with its address. */
function nonceQuestions(key: string, next: bigint, contracts: CheckedContracts): Question[] {
  const [address, ...rest] = key.split("/");
  const contract = (["property", "licences", "rewards"] as const).find(
    (name) => contracts[name].toLowerCase() === address,
  );
  if (contract === undefined) return [];
  const [args, expect] = nonceQuestion(rest.join("/"), next);
  const about = { en: `the nonce ${key}`, zh: `序号 ${key}` };
  return [{ contract, call: "nextNonce", args, expect, about }];
}
