import type { Books } from "../books.js";
import { DAY } from "../days.js";
import type { Event } from "../events.js";
import type { Scene } from "../findings.js";
import { ACCESS, type Licence, type LicenceTerms, RUNNING, isLive, isSecret, soloKey } from "./books.js";
import { shareOf } from "./owners.js";
import { type LicenceWord, licenceIn } from "./words.js";

const [ORDINARY, SOLE, EXCLUSIVE] = [1n, 2n, 3n];
const IMPLEMENTATION = 1n;

const isListed = ({ kind }: LicenceTerms): boolean => kind === SOLE || kind === EXCLUSIVE;

/** Do two scopes share a field, a country and a day? */
const overlap = (a: LicenceTerms, b: LicenceTerms): boolean =>
  (a.fields & b.fields) !== 0n && (a.territory & b.territory) !== 0n && a.from <= b.until && b.from <= a.until;

/** What a licence's word must be, by its terms. */
function wordOf(
  { terms, asset: assetId }: Event<"LicenceGranted">["args"],
  { property }: Books,
): Omit<LicenceWord, "place"> {
  const asset = property.assets.get(assetId);
  const head = property.licences.get(terms.head);
  const agreement = head?.word.agreement ?? asset?.word.agreement ?? 0n;
  const isShared = terms.kind === ORDINARY && asset?.word.owner === 0n;
  const keeps = isShared && isSecret(asset.word.kind) && property.rules.get(agreement)?.licensorKeeps === 1n;
  const solo = property.solo.get(soloKey(agreement, terms.licensor))?.pool ?? 0n;
  return {
    agreement,
    asset: terms.asset,
    licensor: terms.licensor,
    licensee: terms.licensee,
    head: terms.head,
    until: terms.until,
    soloPool: head?.word.soloPool ?? (keeps ? solo : 0n),
    kind: terms.kind,
    status: RUNNING,
    reports: 0n,
    isListed: isListed(terms) ? 1n : 0n,
  };
}

/** A licence is what its terms say, granted by whoever may, and clashes with no other. */
export function judgeGrant(event: Event<"LicenceGranted">, scene: Scene): void {
  const { books, find } = scene;
  const { licence: id, asset: assetId, licensor, word, terms } = event.args;
  const asset = books.property.assets.get(assetId);
  const told = licenceIn(word);
  const text = { en: "A licence is recorded as something else than its terms say.", zh: "许可记载与条款不符。" };
  for (const [name, value] of Object.entries(wordOf(event.args, books)) as [keyof LicenceWord, bigint][]) {
    if (told[name] !== value) find(event, text, `${name} ${value}`, `${name} ${told[name]}`);
  }
  const next = BigInt(books.property.licences.size) + 1n;
  const [expected, found] = [`${next} ${assetId} ${licensor}`, `${id} ${terms.asset} ${terms.licensor}`];
  if (expected !== found) find(event, text, expected, found);
  const ended = { en: "A licence of an asset that has come to its end.", zh: "许可的知识产权已失效。" };
  if (!asset || !isLive(asset.word.status)) find(event, ended, "a live asset", asset?.word.status ?? "none");
  const pledged = {
    en: "A pledged asset was licensed without the pledgee's consent.",
    zh: "未经质权人同意许可已质押的知识产权。",
  };
  const isUnasked = asset?.word.pledged === 1n && BigInt(terms.pledgeConsent) === 0n;
  if (isUnasked && terms.head === 0n && terms.kind !== ACCESS) find(event, pledged, "a consent", "none");
  judgeRight(event, scene);
  const listed = [...books.property.licences.values()].filter((one) => {
    return one.word.isListed === 1n && one.word.asset === assetId;
  });
  judgePlace(event, listed, scene);
  judgeClash(event, listed, scene);
}

/** Only an owner grants a licence; under another one its licensee does, and gives no more than it has. */
function judgeRight(event: Event<"LicenceGranted">, { books, find, time }: Scene): void {
  const { licensor, terms } = event.args;
  const head = books.property.licences.get(terms.head);
  const asset = books.property.assets.get(event.args.asset);
  const stranger = { en: "Somebody grants a licence who has no right to.", zh: "无权者授予许可。" };
  if (head === undefined) {
    const owns = asset !== undefined && terms.head === 0n && shareOf(books, asset, licensor).units !== 0n;
    if (!owns) find(event, stranger, "an owner", `member ${licensor}`);
    return;
  }
  if (head.word.licensee !== licensor) find(event, stranger, `member ${head.word.licensee}`, `member ${licensor}`);
  const { agreement, kind, until, status } = head.word;
  const mayPass = head.terms.subLicences && !terms.subLicences;
  const isAllowed = agreement === 0n || books.property.rules.get(agreement)?.subLicences === 1n;
  const runs = status === RUNNING && (time === undefined || time / DAY <= until);
  const isWithin =
    terms.asset === head.word.asset &&
    terms.kind <= kind &&
    (terms.territory & ~head.terms.territory) === 0n &&
    (terms.fields & ~head.terms.fields) === 0n &&
    head.terms.from <= terms.from &&
    terms.until <= until;
  const beyond = { en: "A licence goes beyond the one it is granted under.", zh: "分许可超出其上位许可。" };
  if (!(mayPass && isAllowed && runs && isWithin)) find(event, beyond, `within licence ${head.id}`, "beyond it");
}

/** A sole or exclusive licence stands at the lowest free place of its asset's list. */
function judgePlace(event: Event<"LicenceGranted">, listed: readonly Licence[], { find }: Scene): void {
  const taken = new Set(listed.map(({ word }) => word.place));
  let place = 0n;
  while (isListed(event.args.terms) && taken.has(place)) place += 1n;
  const text = { en: "A licence stands at another place of its asset's list.", zh: "许可在清单中的位置不符。" };
  const { place: found } = licenceIn(event.args.word);
  if (found !== place) find(event, text, place, found);
}

/** No licence shares a field, a country and a day with a sole or exclusive one, but for its head. */
function judgeClash(event: Event<"LicenceGranted">, listed: readonly Licence[], { find }: Scene): void {
  const { licence: id, terms } = event.args;
  if (terms.purpose === IMPLEMENTATION && terms.kind === ACCESS) return;
  const clash = { en: "A licence overlaps a sole or exclusive one.", zh: "许可与排他或独占许可重叠。" };
  for (const other of listed) {
    if (other.id !== terms.head && overlap(terms, other.terms)) find(event, clash, `not within ${other.id}`, id);
  }
}
