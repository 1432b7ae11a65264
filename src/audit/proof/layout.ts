/** Where a variable or a struct's field stands: the slot counted from where the contract or the struct begins, the byte from the lowest. */
export interface Field {
  label: string;
  slot: number;
  offset: number;
  type: string;
}

/** A type as it is stored: a mapping has keys and values, a struct fields, everything else a size. */
export interface StoredType {
  bytes?: number;
  key?: string;
  value?: string;
  fields?: Field[];
}

/** How a contract's storage is laid out: what the compiler says, without the numbers it gives to types (`src/audit/layout`). */
export interface Layout {
  contract: string;
  variables: Field[];
  types: Record<string, StoredType>;
}
