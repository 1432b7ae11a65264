import fc from "fast-check";
import { SEED } from "./random.js";

fc.configureGlobal({ seed: Number(BigInt.asIntN(32, SEED)) });
