import { inflateRawSync } from "node:zlib";

/** The files in a ZIP, by the list at its end. */
function unzip(bytes: Uint8Array): Map<string, string> {
  const file = Buffer.from(bytes);
  const end = file.lastIndexOf("PK\u0005\u0006");
  const files = new Map<string, string>();
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    const [size, nameLength, extra, comment] = [20, 28, 30, 32].map((offset, i) =>
      i === 0 ? file.readUInt32LE(at + offset) : file.readUInt16LE(at + offset),
    ) as [number, number, number, number];
    const name = file.toString("utf8", at + 46, at + 46 + nameLength);
    const local = file.readUInt32LE(at + 42);
    const begin = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const packed = file.subarray(begin, begin + size);
    const isStored = file.readUInt16LE(at + 10) === 0;
    files.set(name, (isStored ? packed : inflateRawSync(packed)).toString("utf8"));
    at += 46 + nameLength + extra + comment;
  }
  return files;
}

const plain = (xml: string) =>
  xml
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");

/** What a spreadsheet would show of an XLSX's first sheet: text as strings, numbers as numbers; and how wide its columns are. */
export function readXlsx(bytes: Uint8Array): { rows: (string | number | null)[][]; widths: number[]; name: string } {
  const files = unzip(bytes);
  const strings = [...(files.get("xl/sharedStrings.xml") ?? "").matchAll(/<si>(.*?)<\/si>/gs)].map(([, si]) =>
    plain(si!),
  );
  const sheet = files.get("xl/worksheets/sheet1.xml")!;
  const rows = [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) => {
    const cells: (string | number | null)[] = [];
    for (const [, attributes, content] of row!.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const column = /r="([A-Z]+)\d+"/.exec(attributes!)![1]!;
      const place = [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      const value = plain(content ?? "");
      while (cells.length < place) cells.push(null);
      cells.push(
        /t="s"/.test(attributes!) ? strings[Number(value)]! : /t="inlineStr"/.test(attributes!) ? value : Number(value),
      );
    }
    return cells;
  });
  const widths = [...sheet.matchAll(/<col [^>]*width="([\d.]+)"/g)].map(([, width]) => Number(width));
  return { rows, widths, name: plain(/<sheet [^>]*name="([^"]*)"/.exec(files.get("xl/workbook.xml")!)![1]!) };
}
