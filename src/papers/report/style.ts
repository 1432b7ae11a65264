/** The page's looks: system fonts, light and dark by the reader's setting, A4 on paper. */
export const STYLE = `
:root{color-scheme:light dark;--back:#fff;--ink:#1b1f24;--faint:#57606a;--line:#d8dee4;--soft:#f6f8fa;--good:#1a7f37;--bad:#b3261e;
--income:#0b6e99;--pool:#7a4fb5;--member:#b3590c;--paid:#1a7f37;--open:#8a6d00;--warn:#b3261e}
@media (prefers-color-scheme:dark){:root{--back:#14181d;--ink:#e6e9ed;--faint:#a3acb7;--line:#343b44;--soft:#1d232a;--good:#4cc46a;--bad:#ff8a80;
--income:#4fb6dd;--pool:#b495ea;--member:#f0a35e;--paid:#4cc46a;--open:#dcbf4c;--warn:#ff8a80}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--ink);font:15px/1.55 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif}
main{max-width:1080px;margin:0 auto;padding:24px 20px 64px}
h1{font-size:28px;margin:0}header p{color:var(--faint);margin:4px 0 16px}
h2{font-size:21px;margin:44px 0 12px;padding-bottom:6px;border-bottom:1px solid var(--line)}h3{font-size:16px;margin:28px 0 8px}
p{margin:8px 0;overflow-wrap:anywhere}
.verdict{display:flex;gap:12px;align-items:center;padding:14px 18px;border:1px solid;border-left-width:6px;border-radius:6px;font-size:17px;font-weight:600}
.verdict span{font-size:24px;line-height:1}.sound{color:var(--good)}.unsound{color:var(--bad)}
nav ul{display:flex;flex-wrap:wrap;gap:6px 18px;list-style:none;padding:0;margin:16px 0}
a{color:var(--income)}
.scroll{overflow-x:auto;margin:12px 0 20px}
table{border-collapse:collapse;width:100%;font-size:13.5px}
caption{text-align:left;color:var(--faint);padding-bottom:4px}
th,td{padding:5px 10px;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
thead th{background:var(--soft);border-bottom:2px solid var(--line);white-space:nowrap}
tbody th{font-weight:500;min-width:10em}.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
.sum th,.sum td{font-weight:700;background:var(--soft)}.d{white-space:nowrap}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
code{font:12.5px/1.4 ui-monospace,"Cascadia Mono",Menlo,Consolas,monospace;overflow-wrap:anywhere}
figure{margin:16px 0;overflow-x:auto}figcaption{color:var(--faint);font-size:13px}svg{display:block;width:100%;min-width:680px;height:auto}
svg text{font-size:12px;paint-order:stroke;stroke:var(--back);stroke-width:3px;stroke-linejoin:round}
.band{fill:none;opacity:.34}.band:hover{opacity:.65}.dot{stroke:var(--back);stroke-width:1.5px}
${["ink", "faint", "line", "income", "pool", "member", "paid", "open", "warn"].map((tone) => `.f-${tone}{fill:var(--${tone})}.s-${tone}{stroke:var(--${tone})}`).join("")}
@page{size:A4;margin:14mm}
@media print{:root{color-scheme:light;--back:#fff;--ink:#000;--faint:#444;--line:#bbb;--soft:#f2f2f2;--good:#1a7f37;--bad:#b3261e;
--income:#0b6e99;--pool:#7a4fb5;--member:#b3590c;--paid:#1a7f37;--open:#8a6d00;--warn:#b3261e}
body{font-size:10pt}svg{min-width:0}figure{overflow:visible}tbody th{min-width:0}main{max-width:none;padding:0}nav{display:none}.scroll{overflow:visible}table{font-size:8pt}th,td{padding:2px 5px}
thead th{white-space:normal}code{font-size:7.5pt}
h2,h3,caption{break-after:avoid}tr,figure,.verdict{break-inside:avoid}thead{display:table-header-group}}
`;
