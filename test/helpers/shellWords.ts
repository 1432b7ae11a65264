/** The words of a command line, as a shell takes them apart: spaces part, double quotes hold together. */
export const wordsOf = (line: string): string[] =>
  [...line.matchAll(/(?:[^\s"]|"[^"]*")+/g)].map(([word]) => word.replaceAll('"', ""));
