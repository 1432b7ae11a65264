import { BilingualError } from "../bilingualError.js";

/**
 * ISO 3166-1's 249 codes of two letters, in alphabetical order: a country's place here is its bit in a licence's territory. The order is
 * for ever; a code that ISO adds later goes to the end.
 */
const CODES =
  `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG
CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR
GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY
MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS
PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA
UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`.split(/\s/);

const places = new Map(CODES.map((code, place) => [code, BigInt(place)]));

/** Every country. */
export const WORLD = (1n << BigInt(CODES.length)) - 1n;

/**
 * A licence's territory from codes of ISO 3166-1.
 * @param codes Two letters each, in any case, or `["world"]`.
 * @returns One bit a country, in the order above.
 * @throws BilingualError naming the first code that does not exist, or when there is none.
 */
export function territoryOf(codes: string[]): bigint {
  if (codes.length === 1 && codes[0]!.toLowerCase() === "world") return WORLD;
  if (codes.length === 0) {
    throw new BilingualError({
      en: `No territory is named. Write codes of ISO 3166, such as CN,DE, or world.`,
      zh: `未填写地域。请填写 ISO 3166 代码（如 CN,DE），或 world（全球）。`,
    });
  }
  return codes.reduce((territory, code) => {
    const place = places.get(code.trim().toUpperCase());
    if (place === undefined) {
      throw new BilingualError({
        en: `"${code}" is no country or area of ISO 3166. Write two letters, such as CN or DE, or world.`,
        zh: `“${code}”不是 ISO 3166 中的国家或地区代码。请填写两位字母代码（如 CN、DE），或 world（全球）。`,
      });
    }
    return territory | (1n << place);
  }, 0n);
}

/** The codes in a territory, in alphabetical order. */
export const codesIn = (territory: bigint): string[] =>
  CODES.filter((_, place) => ((territory >> BigInt(place)) & 1n) === 1n);

/** A territory in words: the world, or its countries by name. */
export function territoryName(territory: bigint, language: "en" | "zh"): string {
  if (territory === WORLD) return language === "en" ? "worldwide" : "全球";
  const names = new Intl.DisplayNames([language === "en" ? "en" : "zh-CN"], { type: "region" });
  const nameOf = (code: string) => (language === "zh" && code === "TW" ? "中国台湾" : (names.of(code) ?? code));
  return codesIn(territory)
    .map(nameOf)
    .join(language === "en" ? ", " : "、");
}
