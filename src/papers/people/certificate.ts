import type { Bilingual } from "../../agreement/format.js";
import { fromDay } from "../../dates.js";
import { formatAmount } from "../../money.js";
import { listDigest } from "../../sdk/acts/rewards/types.js";
import { ENTITIES, escaped } from "../escaped.js";
import type { LineProof } from "./proof.js";

/** What a member certifies of a teacher or student: the own line of a committed list, and in whose name. */
export interface Certificate extends LineProof {
  /** Who certifies, and in which project, as the issuer calls them; the chain knows both by number. */
  issuer: Bilingual;
  project: Bilingual;
}

const STYLE = `@page{size:A4;margin:20mm}body{font:11pt/1.6 serif;max-width:170mm;margin:10mm auto}
h1{text-align:center;font-size:20pt;margin-bottom:0}h1+p{text-align:center;letter-spacing:.5em}
.said{margin:10mm 0;font-size:12pt}dl{display:grid;grid-template-columns:max-content 1fr;gap:1mm 5mm}dd{margin:0;overflow-wrap:anywhere}
.ink{display:flex;gap:6mm;margin:10mm 0;break-inside:avoid}.ink div{flex:1;height:32mm;border:.3mm dashed #555;padding:1mm 2mm}
pre{font:8pt monospace;white-space:pre-wrap;overflow-wrap:anywhere;border-top:.3mm solid #555;padding-top:3mm}`;
const [OPEN, CLOSE] = ['<pre id="certificate">', "</pre>"];

const restored = (text: string): string =>
  Object.entries(ENTITIES)
    .toReversed()
    .reduce((all, [character, entity]) => all.replaceAll(entity, character), text);

/** What is certified, in both languages. */
export function certified({ person, main, text, issuer, project, key }: Certificate): Bilingual {
  const [first, last] = [fromDay(key.first), fromDay(key.last)];
  const did = text === "" ? { en: "", zh: "" } : { en: `: ${text}`, zh: `：${text}` };
  const asMain = main ? { en: " as a main contributor", zh: "，为主要贡献者" } : { en: "", zh: "" };
  return {
    en: `${issuer.en} certifies that ${person} contributed to ${project.en} from ${first} to ${last}${asMain.en}${did.en}.`,
    zh: `兹证明${person}于 ${first} 至 ${last} 期间参与“${project.zh}”${asMain.zh}${did.zh}。——${issuer.zh}`,
  };
}

/**
 * The certificate as a printable page of its own: no script, nothing fetched, everything that people wrote escaped. The file's text stands at
 * its end, so that the page can be checked.
 * @param file the certificate's JSON, see {@link ./files.js}.
 */
export function certificateHtml(certificate: Certificate, file: object): string {
  const { person, amount, decimals, unit, key, root, chainId, contract } = certificate;
  const said = certified(certificate);
  const facts: [string, string][] = [
    ["Name 姓名", person],
    ["Counted 计量", `${formatAmount(amount, decimals)} ${unit}`],
    ["Agreement 协议", String(key.agreement)],
    ["Issued by member 出具成员", String(key.member)],
    ["List 名单", listDigest(key)],
    ["Root 默克尔根", root],
    ["Chain 链", `${chainId} · ${contract}`],
  ];
  return [
    "<!doctype html>",
    `<html lang="en"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escaped(person)} – Certificate of contribution 贡献证明</title><style>${STYLE}</style></head><body>`,
    `<h1>Certificate of contribution</h1><p lang="zh-CN">贡献证明</p>`,
    `<div class="said"><p>${escaped(said.en)}</p><p lang="zh-CN">${escaped(said.zh)}</p></div>`,
    `<dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${escaped(value)}</dd>`).join("\n")}</dl>`,
    `<div class="ink"><div>Seal 盖章</div><div>Signature 签字</div><div>Date 日期</div></div>`,
    `<p>Check it with 核验：<code>jointly certificate verify FILE</code></p>`,
    `${OPEN}${escaped(JSON.stringify(file, undefined, 1))}${CLOSE}`,
    "</body></html>",
    "",
  ].join("\n");
}

/** The certificate's JSON in a page; undefined where there is none. */
export function certificateInPage(html: string): string | undefined {
  const start = html.indexOf(OPEN);
  const end = html.lastIndexOf(CLOSE);
  return start < 0 || end < start ? undefined : restored(html.slice(start + OPEN.length, end));
}
