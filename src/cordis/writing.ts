/** Euro cents as a file writes them. */
export const euros = (cents: bigint): string => `${cents / 100n}.${(cents % 100n).toString().padStart(2, "0")}`;

/** How a file calls an organisation; the same in every file. */
export const memberId = (organisation: string): string => `org-${organisation.toLowerCase()}`;
