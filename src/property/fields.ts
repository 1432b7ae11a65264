import type { Bilingual } from "../agreement/format.js";
import { BilingualError } from "../bilingualError.js";

/**
 * Fields of use: the divisions of ISIC Rev. 4, the industries of the United Nations, from which GB/T 4754 is derived. A division's number is its
 * bit in a licence's fields; bit 0 stands for every use that is no industry's (research, teaching).
 */
export const divisions: Record<number, Bilingual> = {
  0: { en: "uses outside industry (research, teaching)", zh: "非产业用途（科研、教学）" },
  1: { en: "crop and animal production", zh: "作物和牲畜生产" },
  2: { en: "forestry and logging", zh: "林业与伐木业" },
  3: { en: "fishing and aquaculture", zh: "渔业与水产业" },
  5: { en: "mining of coal and lignite", zh: "煤炭和褐煤开采" },
  6: { en: "extraction of crude petroleum and natural gas", zh: "石油及天然气开采" },
  7: { en: "mining of metal ores", zh: "金属矿开采" },
  8: { en: "other mining and quarrying", zh: "其他采矿和采石" },
  9: { en: "mining support services", zh: "开采辅助服务" },
  10: { en: "food products", zh: "食品制造" },
  11: { en: "beverages", zh: "饮料制造" },
  12: { en: "tobacco products", zh: "烟草制品制造" },
  13: { en: "textiles", zh: "纺织品制造" },
  14: { en: "wearing apparel", zh: "服装制造" },
  15: { en: "leather products", zh: "皮革制品制造" },
  16: { en: "wood and wood products", zh: "木材及木制品制造" },
  17: { en: "paper and paper products", zh: "纸和纸制品制造" },
  18: { en: "printing and recorded media", zh: "印刷和记录媒介复制" },
  19: { en: "coke and refined petroleum", zh: "焦炭和精炼石油产品制造" },
  20: { en: "chemicals", zh: "化学品制造" },
  21: { en: "pharmaceuticals", zh: "药品制造" },
  22: { en: "rubber and plastics", zh: "橡胶和塑料制品制造" },
  23: { en: "other non-metallic mineral products", zh: "其他非金属矿物制品制造" },
  24: { en: "basic metals", zh: "基本金属制造" },
  25: { en: "fabricated metal products", zh: "金属制品制造" },
  26: { en: "computers, electronics, optics", zh: "计算机、电子和光学产品制造" },
  27: { en: "electrical equipment", zh: "电力设备制造" },
  28: { en: "machinery and equipment", zh: "机械设备制造" },
  29: { en: "motor vehicles", zh: "汽车制造" },
  30: { en: "other transport equipment", zh: "其他运输设备制造" },
  31: { en: "furniture", zh: "家具制造" },
  32: { en: "other manufacturing", zh: "其他制造业" },
  33: { en: "repair and installation of machinery", zh: "机械设备修理和安装" },
  35: { en: "electricity, gas, steam", zh: "电、煤气、蒸汽供应" },
  36: { en: "water supply", zh: "供水" },
  37: { en: "sewerage", zh: "污水处理" },
  38: { en: "waste and materials recovery", zh: "废物处理和材料回收" },
  39: { en: "remediation", zh: "环境补救" },
  41: { en: "construction of buildings", zh: "房屋建筑" },
  42: { en: "civil engineering", zh: "土木工程" },
  43: { en: "specialised construction", zh: "特殊建筑活动" },
  45: { en: "trade and repair of motor vehicles", zh: "汽车贸易和修理" },
  46: { en: "wholesale trade", zh: "批发贸易" },
  47: { en: "retail trade", zh: "零售贸易" },
  49: { en: "land transport and pipelines", zh: "陆路运输与管道运输" },
  50: { en: "water transport", zh: "水上运输" },
  51: { en: "air transport", zh: "航空运输" },
  52: { en: "warehousing and transport support", zh: "储存和运输辅助" },
  53: { en: "postal and courier services", zh: "邮政和快递" },
  55: { en: "accommodation", zh: "住宿" },
  56: { en: "food and beverage services", zh: "餐饮服务" },
  58: { en: "publishing and software publishing", zh: "出版（含软件）" },
  59: { en: "film, video, sound", zh: "影视与录音" },
  60: { en: "broadcasting", zh: "广播电视节目" },
  61: { en: "telecommunications", zh: "电信" },
  62: { en: "computer programming and consultancy", zh: "计算机程序设计与咨询" },
  63: { en: "information services", zh: "信息服务" },
  64: { en: "financial services", zh: "金融服务" },
  65: { en: "insurance and pension funding", zh: "保险和养恤金" },
  66: { en: "auxiliary financial services", zh: "金融保险辅助" },
  68: { en: "real estate", zh: "房地产" },
  69: { en: "legal and accounting services", zh: "法律和会计" },
  70: { en: "management consultancy", zh: "管理咨询" },
  71: { en: "architecture, engineering, testing", zh: "建筑、工程与技术测试" },
  72: { en: "scientific research and development", zh: "科学研究与发展" },
  73: { en: "advertising and market research", zh: "广告与市场调研" },
  74: { en: "other professional and technical services", zh: "其他专业、科学和技术活动" },
  75: { en: "veterinary services", zh: "兽医" },
  77: { en: "rental and leasing", zh: "出租和租赁" },
  78: { en: "employment services", zh: "就业服务" },
  79: { en: "travel agencies", zh: "旅行社" },
  80: { en: "security", zh: "安全保卫" },
  81: { en: "services to buildings and landscape", zh: "楼宇和景观服务" },
  82: { en: "office support", zh: "办公支持" },
  84: { en: "public administration and defence", zh: "公共管理与国防" },
  85: { en: "education", zh: "教育" },
  86: { en: "human health", zh: "卫生" },
  87: { en: "residential care", zh: "留宿护理" },
  88: { en: "social work", zh: "社会服务" },
  90: { en: "arts and entertainment", zh: "艺术创作和文娱" },
  91: { en: "libraries, archives, museums", zh: "图书馆、档案馆、博物馆" },
  92: { en: "gambling", zh: "博彩" },
  93: { en: "sports and recreation", zh: "体育和娱乐" },
  94: { en: "membership organisations", zh: "会员组织" },
  95: { en: "repair of computers and household goods", zh: "电脑及家用物品修理" },
  96: { en: "other personal services", zh: "其他个人服务" },
  97: { en: "households as employers", zh: "家庭雇主" },
  98: { en: "households' own production", zh: "家庭自用生产" },
  99: { en: "extraterritorial organisations", zh: "国际组织" },
};

const numbers = Object.keys(divisions).map(Number);

/** Every field of use. */
export const ALL_FIELDS = numbers.reduce((fields, number) => fields | (1n << BigInt(number)), 0n);

/**
 * A licence's fields of use from numbers of divisions.
 * @param texts Numbers or ranges (`26`, `20-23`), or `["all"]`; a range takes the divisions that exist in it.
 * @returns One bit a division.
 * @throws BilingualError naming the first text that names no division, or when there is none.
 */
export function fieldsOf(texts: string[]): bigint {
  if (texts.length === 1 && texts[0]!.toLowerCase() === "all") return ALL_FIELDS;
  if (texts.length === 0) throw unknown("");
  return texts.reduce((fields, text) => {
    const range = /^(\d{1,2})(?:-(\d{1,2}))?$/.exec(text.trim());
    const [first, last] = [Number(range?.[1]), Number(range?.[2] ?? range?.[1])];
    const named = numbers.filter((number) => number >= first && number <= last);
    if (named.length === 0 || divisions[first] === undefined || divisions[last] === undefined) throw unknown(text);
    return named.reduce((all, number) => all | (1n << BigInt(number)), fields);
  }, 0n);
}

function unknown(text: string): BilingualError {
  return new BilingualError({
    en: `"${text}" is no division of ISIC Rev. 4. Write numbers or ranges, such as 26 or 20-23, 0 for uses outside industry, or all.`,
    zh: `“${text}”不是国际标准产业分类（ISIC 第 4 版）的门类。请填写编号或区间（如 26、20-23），0 表示非产业用途，或 all（全部）。`,
  });
}

/** The divisions in a licence's fields, in ascending order. */
export const divisionsIn = (fields: bigint): number[] =>
  numbers.filter((number) => ((fields >> BigInt(number)) & 1n) === 1n);

/** Fields of use in words. */
export function fieldsName(fields: bigint, language: "en" | "zh"): string {
  if (fields === ALL_FIELDS) return language === "en" ? "all fields" : "全部领域";
  return divisionsIn(fields)
    .map((number) => `${String(number).padStart(2, "0")} ${divisions[number]![language]}`)
    .join(language === "en" ? "; " : "；");
}
