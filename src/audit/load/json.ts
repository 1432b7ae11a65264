const [QUOTE, BACKSLASH, COLON, COMMA] = [0x22, 0x5c, 0x3a, 0x2c];
const [OPEN, CLOSE] = [0x7b, 0x7d];
const [OPEN_LIST, CLOSE_LIST] = [0x5b, 0x5d];
const SPACE = 0x20;

/**
 * JSON read where it lies, in bytes: what is wanted is found, the rest is passed over, and no objects are made of it: an
 * endpoint's answer is several times as long as what is kept of it. Commas are taken for white space and brackets for one another; what
 * cannot be passed over is a SyntaxError.
 */
export class Json {
  /** Where the string that was read last begins and ends, without its quotes. */
  from = 0;
  to = 0;

  /** @param at where reading begins. */
  constructor(
    readonly bytes: Uint8Array,
    public at = 0,
  ) {}

  /** Goes into an object. */
  object(): void {
    this.expect(OPEN);
  }

  /** Goes into a list. */
  list(): void {
    this.expect(OPEN_LIST);
  }

  /** Does anything follow in the object or list that was gone into? Leaves it where nothing does. */
  more(): boolean {
    const next = this.next();
    if (next !== CLOSE && next !== CLOSE_LIST) return true;
    this.at += 1;
    return false;
  }

  /** Reads a field's name: {@link from} and {@link to} tell where it stands. */
  name(): void {
    this.string();
    this.expect(COLON);
  }

  /** Is what was read last this text? */
  is(text: Uint8Array): boolean {
    if (this.to - this.from !== text.length) return false;
    for (let i = 0; i < text.length; ++i) if (this.bytes[this.from + i] !== text[i]) return false;
    return true;
  }

  /** Reads a string: {@link from} and {@link to} tell where its contents stand, as they are written. */
  string(): void {
    this.expect(QUOTE);
    this.from = this.at;
    for (let end = this.at; ; end += 1) {
      end = this.bytes.indexOf(QUOTE, end);
      if (end < 0) throw new SyntaxError("a string without an end");
      if (this.isEscaped(end)) continue;
      this.to = end;
      this.at = end + 1;
      return;
    }
  }

  get isString(): boolean {
    return this.next() === QUOTE;
  }

  get isList(): boolean {
    return this.next() === OPEN_LIST;
  }

  get isObject(): boolean {
    return this.next() === OPEN;
  }

  /** What was read last, as text. */
  text(): string {
    return decoder.decode(this.bytes.subarray(this.from, this.to));
  }

  /** Passes a value over, whatever it is. */
  skip(): void {
    const first = this.next();
    if (first === QUOTE) return this.string();
    if (first === OPEN || first === OPEN_LIST) return this.skipAll();
    const from = this.at;
    while (isPlain(this.bytes[this.at])) this.at += 1;
    if (this.at === from) throw new SyntaxError("a value is missing");
  }

  private skipAll(): void {
    let depth = 0;
    do {
      const byte = this.bytes[this.at];
      if (byte === undefined) throw new SyntaxError("brackets without an end");
      if (byte === QUOTE) {
        this.string();
        continue;
      }
      if (byte === OPEN || byte === OPEN_LIST) depth += 1;
      else if (byte === CLOSE || byte === CLOSE_LIST) depth -= 1;
      this.at += 1;
    } while (depth > 0);
  }

  private isEscaped(quote: number): boolean {
    let at = quote - 1;
    while (at >= this.from && this.bytes[at] === BACKSLASH) at -= 1;
    return (quote - at) % 2 === 0;
  }

  private next(): number | undefined {
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte === undefined || (byte > SPACE && byte !== COMMA)) return byte;
      this.at += 1;
    }
  }

  private expect(byte: number): void {
    if (this.next() !== byte) throw new SyntaxError(`no ${String.fromCharCode(byte)} where one belongs`);
    this.at += 1;
  }
}

/** Of a number, true, false, null. */
const isPlain = (byte: number | undefined): boolean =>
  byte !== undefined && byte > SPACE && byte !== COMMA && byte !== CLOSE && byte !== CLOSE_LIST;

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Text as bytes, to be compared with. */
export const asBytes = (text: string): Uint8Array => encoder.encode(text);

/** The elements of a list, as bytes of their own; undefined where it is none. @throws SyntaxError where it is no JSON. */
export function elementsOf(bytes: Uint8Array): Uint8Array[] | undefined {
  const json = new Json(bytes);
  if (!json.isList) return undefined;
  const elements: Uint8Array[] = [];
  for (json.list(); json.more();) {
    const from = json.at;
    json.skip();
    elements.push(bytes.subarray(from, json.at));
  }
  return elements;
}
