import { readFileSync } from "node:fs";
import { importReallocations } from "../src/cordis/amendments.js";
import { validate } from "../src/agreement/validate.js";
const d="../shared/data/cordis/";
const t=(n:string)=>readFileSync(d+n+".csv");
const {reallocations,faults}=importReallocations(t("amended_participations"),t("amendments"),t("participations"));
console.log(reallocations.length,faults.length,faults.slice(0,8));
for(const {file,moved,acronym} of reallocations) { const f=validate(file).faults; if (f.length) console.log(acronym, f); const s=[...moved.values()].reduce((a,b)=>a+b,0n); if (s!==0n) console.log(acronym,s)}
