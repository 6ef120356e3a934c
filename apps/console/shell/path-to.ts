/** The path of a place of a tenant; every part is encoded. */
export const pathTo = (tenant: string, ...segments: readonly string[]): string =>
  `/${[tenant, ...segments].map(encodeURIComponent).join('/')}`;
