// Assets, licences and royalties: what registering, granting, booking a fee and passing royalties on cost.
import { ZeroHash, id } from "ethers";
import { DAY } from "../src/dates.js";
import { type Bench, gasOf } from "./setup.js";

const DIRECT = { nonce: 0n, deadline: 0n, signatures: [] };
const [ALONE, ALL] = [1, 4];
const [INVENTION, DISCLOSED, ORDINARY, SALES] = [1, 1, 1, 4];
const CHINA = 1n << 48n;
const NO_MEMBER = 0;

const rule = (consent: number) => ({ consent, noticeDays: 0 });
/** Ordinary licences by any owner alone, the rest by all; the owners are pool 2. */
export const rules = {
  ownersPool: 2,
  licensorKeeps: false,
  subLicences: true,
  preemptionDays: 30,
  publicationDays: 0,
  cureDays: 30,
  accessDays: 365,
  useDays: 365,
  file: rule(ALL),
  ordinary: rule(ALONE),
  secret: rule(ALONE),
  exclusive: rule(ALL),
  transfer: rule(ALL),
  pledge: rule(ALL),
  renounce: rule(ALL),
  abandon: rule(ALL),
};

/** A licence of five years: an entry fee, and quarterly a falling part of the sales. */
export function licenceOf(asset: bigint, currency: string, today: number, name: string) {
  return {
    asset,
    kind: ORDINARY,
    purpose: 0,
    project: 0n,
    licensor: 1,
    licensee: NO_MEMBER,
    counterparty: id("buyer"),
    territory: CHINA,
    fields: 1n << 26n,
    from: today,
    until: today + 1825,
    head: 0n,
    subLicences: false,
    useBy: 0,
    text: id(name),
    fairness: ZeroHash,
    exportControl: ZeroHash,
    pledgeConsent: ZeroHash,
    fees: {
      currency,
      base: SALES,
      ceiling: 10n ** 12n,
      reportMonths: 3,
      payDays: 30,
      steps: [
        { from: 0n, rate: 50_000 },
        { from: 1_000_000n, rate: 30_000 },
      ],
      instalments: [{ due: today + 30, amount: 10_000_000n }],
    },
  };
}

let names = 0;

/** Registers assets and tells their numbers and what it cost. */
export function registrar({ ledger: { property }, keys }: Bench) {
  return async (member: number, agreement: bigint, parents: { parent: bigint; rate: number }[] = []) => {
    const said = {
      agreement,
      kind: INVENTION,
      status: DISCLOSED,
      sole: false,
      identifier: id(`asset ${++names}`),
      evidence: id("evidence"),
      uri: "",
      parents,
    };
    const gas = await gasOf(property.connect(keys[member]!).register(member, said, DIRECT));
    const [asset] = await property.counts();
    return { asset, gas };
  };
}

/** An asset of an agreement that derives from three: one of another agreement, two outside all; and a licence of it. */
export async function derived(b: Bench, currency: string, child: bigint, parent: bigint) {
  const register = registrar(b);
  const own = await register(1, parent);
  const others = [await register(4, 0n), await register(5, 0n)];
  const parents = [own, ...others].map(({ asset }, i) => ({ parent: asset, rate: 30_000 - 10_000 * i }));
  await register(1, child);
  const { gas: plain } = await register(1, child);
  await register(1, child, parents);
  const { asset, gas: withParents } = await register(1, child, parents);
  const today = Math.floor((await b.helpers.time.latest()) / DAY);
  const { licences } = b.ledger;
  const grant = (name: string) =>
    gasOf(licences.connect(b.keys[1]!).grant(licenceOf(asset, currency, today, name), 0n, DIRECT));
  await grant("first");
  const granted = await grant("second");
  return { plain, withParents, granted, child: asset, parent: own.asset, licence: await licences.count() };
}
