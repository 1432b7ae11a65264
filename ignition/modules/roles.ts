/** The AccessManager's roles. */
export const roles = {
  /** Grants and revokes the others. */
  ADMIN: 0n,
  /** Admits, suspends, reinstates and succeeds members; the council's timelock once it stands. */
  ADMISSION: 1n,
  /** Two of them stop a stolen key. */
  OFFICER: 2n,
  /** Recovers lost keys; the council's timelock once it stands. */
  COUNCIL: 3n,
} as const;
