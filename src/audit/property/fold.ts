import type { Books } from "../books.js";
import type { Event, Told } from "../events.js";
import { type Asset, type Licence, isCured, soloKey } from "./books.js";
import { assetIn, licenceIn, motionIn, recordIn, rulesIn, tallyIn } from "./words.js";

/** What there is of intellectual property, who owns it, and what owners say to one another. */
export function foldProperty(event: Told, books: Books): void {
  foldAssets(event, books);
  foldMotions(event, books);
  foldLicences(event, books);
  if (event.name === "ListCommitted") {
    const { list, key, revision, facts } = event.args;
    books.property.lists.set(list, { key, root: facts.root, revision, total: facts.total });
  }
}

function foldAssets(event: Told, { property }: Books): void {
  switch (event.name) {
    case "RulesAdopted":
      property.rules.set(event.args.agreement, rulesIn(event.args.word));
      return;
    case "AssetPoolMade": {
      property.rules.set(event.args.agreement, rulesIn(event.args.word));
      return;
    }
    case "SoloPoolSet": {
      const { agreement, member, number, rewardRate } = event.args;
      property.solo.set(soloKey(agreement, member), { pool: number, rewardRate });
      return;
    }
    case "AssetRegistered":
      register(event, property.assets);
      return;
    case "BackgroundOffered":
      property.assets.get(event.args.asset)?.offeredTo.add(event.args.agreement);
      return;
    case "TitleChanged":
    case "AnnualFeePaid":
    case "UseRecorded":
      change(property.assets, event.args.asset, { record: recordIn(event.args.word) });
      return;
    case "AssetSeparated":
      change(property.assets, event.args.asset, { seating: event.args.seating });
      return;
    case "OwnerSeated":
      change(property.assets, event.args.asset, {
        seating: event.args.seating,
        word: assetIn(event.args.word),
      });
      return;
    case "StatusChanged":
      change(property.assets, event.args.asset, {
        identifier: event.args.identifier,
        word: assetIn(event.args.word),
      });
      return;
    case "ShareTransferred":
    case "ShareRenounced":
    case "AssetPledged":
    case "PledgeReleased":
    case "AssetEncumbered":
      change(property.assets, event.args.asset, { word: assetIn(event.args.word) });
  }
}

function register({ args, block, tx, logIndex }: Event<"AssetRegistered">, assets: Map<bigint, Asset>): void {
  const { asset: id, what, word } = args;
  const { identifier, parents } = what;
  const at = { block, tx, logIndex };
  assets.set(id, {
    id,
    word: assetIn(word),
    record: recordIn(0n),
    identifier,
    parents,
    seating: 0n,
    offeredTo: new Set(),
    ...at,
  });
}

function change(assets: Map<bigint, Asset>, id: bigint, changed: Partial<Asset>): void {
  const asset = assets.get(id);
  if (asset) Object.assign(asset, changed);
}

const CONSENTS = 1n;

function foldMotions(event: Told, { property: { motions } }: Books): void {
  if (event.name === "MotionVoted" || event.name === "SharePreempted" || event.name === "MotionUsed") {
    const motion = motions.get(event.args.motion);
    if (motion) motion.tally = tallyIn(event.args.tally);
  }
  switch (event.name) {
    case "MotionProposed": {
      const { motion: id, member, subject, word, tally } = event.args;
      const { block, tx, logIndex } = event;
      const votes = new Map([[member, CONSENTS]]);
      motions.set(id, { id, ...motionIn(word), subject, tally: tallyIn(tally), votes, block, tx, logIndex });
      return;
    }
    case "ShareOffered": {
      const motion = motions.get(event.args.motion);
      if (motion) motion.offer = event.args.offer;
      return;
    }
    case "MotionVoted":
      motions.get(event.args.motion)?.votes.set(event.args.member, event.args.vote);
      return;
    case "SharePreempted":
      motions.get(event.args.motion)?.votes.delete(event.args.member); // whoever takes the share no longer objects
  }
}

const ORDINARY = 1n;
const NO_PLACE = { isListed: 0n, place: 0n };

/** What counts as paid no more. A notice that was made good has done its work: what is taken back needs a new one. */
function unsettle(licence: Licence | undefined, { args }: Event<"LicenceUnsettled">): void {
  if (licence === undefined) return;
  if (isCured(licence) && args.currency === licence.terms.fees.currency) delete licence.notice;
  licence.paid = args.paid;
}

function foldLicences(event: Told, { property: { licences } }: Books): void {
  switch (event.name) {
    case "LicenceGranted": {
      const { licence: id, word, terms } = event.args;
      const { block, tx, logIndex } = event;
      licences.set(id, { id, word: licenceIn(word), terms, reports: [], paid: 0n, block, tx, logIndex });
      return;
    }
    case "LicenceReported": {
      const { report, last, baseTotal, feesTotal } = event.args;
      const licence = licences.get(event.args.licence);
      if (!licence) return;
      licence.word.reports = report;
      licence.reports.push({ last, baseTotal, feesTotal });
      return;
    }
    case "LicenceUnsettled":
      unsettle(licences.get(event.args.licence), event);
      return;
    case "LicenceSettled":
    case "LicenceCredited": {
      const licence = licences.get(event.args.licence);
      if (licence) licence.paid = event.args.paid;
      return;
    }
    case "LicenceNoticed": {
      const { claimed, reports, cureUntil } = event.args;
      const licence = licences.get(event.args.licence);
      if (licence) licence.notice = { claimed, reports, cureUntil };
      return;
    }
    case "LicenceEnded": {
      const { status, last } = event.args;
      const licence = licences.get(event.args.licence);
      if (licence) Object.assign(licence.word, { status, until: last, ...NO_PLACE });
      return;
    }
    case "LicenceLoosened": {
      const licence = licences.get(event.args.licence);
      if (licence) Object.assign(licence.word, { kind: ORDINARY, ...NO_PLACE });
    }
  }
}
