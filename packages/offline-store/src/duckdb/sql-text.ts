/** A name as an SQL identifier. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as an SQL literal. */
export function quoteLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A path as an SQL literal that a reader of file patterns takes for exactly that path. */
export function quotePath(path: string): string {
  return quoteLiteral(path.replace(/[*?[]/g, '[$&]'));
}
