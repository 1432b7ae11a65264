const peak = {}; let at = {};
const t = setInterval(() => { const m = process.memoryUsage(); for (const [k, v] of Object.entries(m)) peak[k] = Math.max(peak[k] ?? 0, v); if (m.rss >= peak.rss) at = m; }, 20); t.unref();
process.on("exit", () => console.error("peak", Object.entries(peak).map(([k, v]) => `${k} ${(v / 1e6).toFixed(0)}`).join(" "), "| at peak", Object.entries(at).map(([k, v]) => `${k} ${(v / 1e6).toFixed(0)}`).join(" ")));
