/** Who owns sources, views and values. */
export type Tenant = { readonly name: string; readonly createdMs: number };

/** The record of a row. */
export const toTenant = (row: { readonly name: string; readonly createdMs: bigint }): Tenant => ({
  name: row.name,
  createdMs: Number(row.createdMs),
});
