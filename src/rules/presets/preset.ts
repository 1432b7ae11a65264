import type { Bilingual } from "../../agreement/format.js";
import type { ScheduleName } from "../money/schedules.js";
import type { PropertyTerms } from "../property/ownerRules.js";
import type { Mark } from "../rule.js";
import type { RuleId } from "../rules.js";

/** How a unit that exploits a result itself rewards the makers each year. */
export interface Yearly {
  rate: string;
  leastYears: number;
  mostYears: number;
  /** Whether it must ("应当") or may ("可以"). */
  mandatory: boolean;
  /** Whether years count from the first one with a profit instead of from the start of production. */
  fromFirstProfit: boolean;
}

/** What a rule asks, where it asks for a figure that is no property rule. Rates are per cent, as in agreement files. */
export interface Parameters {
  R14: { floor: string };
  R15: { floor: string };
  R16: Yearly;
  R17: { main: string };
  R18: {
    /** ISO 3166-2. */
    province: string;
    reward: string;
    mandatory: boolean;
    yearly: Yearly;
    /** Main contributors' least part of the pot, where the province has its own. */
    main?: string;
    /** Least part of the pot for the staff of the transfer office. */
    officeOfPot?: string;
    /** Part of the net income that the transfer office may take. */
    officeOfNet?: string;
  };
  R20: { invention: string; other: string; months: number };
  R28: { schedule: ScheduleName };
  R34: { majority: string };
  X05: { owners: "makers" | "schools" };
  X06: { option: "none" | "exclusive" | "assignment" };
}

/** The rules that apply, each with its figures, or `true` where it needs none. */
export type Applied = { readonly [K in RuleId]?: K extends keyof Parameters ? Readonly<Parameters[K]> : true };

/** A law or a model agreement as a set of rules. A lawyer may edit it; it is never legal advice. */
export interface Preset {
  title: Bilingual;
  /** The preset whose rules and property rules it takes over, unless it says otherwise. */
  extends?: string;
  rules: Applied;
  property?: Partial<PropertyTerms>;
  /** What else to know about it, each sentence with its mark. */
  says?: readonly { mark: Mark; text: Bilingual }[];
}
