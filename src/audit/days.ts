/** Seconds in a day, as the times of blocks count them. */
export const DAY = 86_400n;
