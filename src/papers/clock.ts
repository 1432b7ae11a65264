/** When things happened, and how the reader's calendar writes that. */
export interface Clock {
  /** A block's time, seconds since 1970. */
  timeOf: (block: number) => number;
  /** The reader's time zone by its IANA name, such as "Asia/Shanghai". */
  zone: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Building a format is slow, and a statement needs one for every line. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const present = formats.get(zone);
  if (present) return present;
  const digits = "2-digit";
  const format = new Intl.DateTimeFormat("en", {
    timeZone: zone,
    year: "numeric",
    month: digits,
    day: digits,
    hour: digits,
    minute: digits,
    hourCycle: "h23",
  });
  formats.set(zone, format);
  return format;
}

function partsOf(seconds: number, zone: string): Record<string, string> {
  return Object.fromEntries(
    formatOf(zone)
      .formatToParts(seconds * 1000)
      .map(({ type, value }) => [type, value]),
  );
}

/**
 * The date in a time zone, YYYY-MM-DD.
 * @throws RangeError for a zone that does not exist.
 */
export function dateIn(seconds: number, zone: string): string {
  const { year, month, day } = partsOf(seconds, zone);
  return `${year!.padStart(4, "0")}-${month}-${day}`;
}

/** The time of day in a time zone, HH:MM. */
export function timeIn(seconds: number, zone: string): string {
  const { hour, minute } = partsOf(seconds, zone);
  return `${hour}:${minute}`;
}

/** The dates of blocks in the reader's time zone, each worked out once. */
export function blockDates({ timeOf, zone }: Clock): (block: number) => string {
  const dates = new Map<number, string>();
  return (block) => {
    const date = dates.get(block) ?? dateIn(timeOf(block), zone);
    dates.set(block, date);
    return date;
  };
}
