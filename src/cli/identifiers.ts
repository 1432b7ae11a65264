const LONGEST = 64;

/** Whether a text may name an account, a network or something else that becomes a file: lower-case letters, digits, single hyphens. */
export const isIdentifier = (text: string): boolean => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= LONGEST;
