/** One line of generated SQL, with the part of the declaration it comes from. */
export type SqlLine = { readonly text: string; readonly path?: string };

/** Lines that belong together. */
export type SqlBlock = readonly SqlLine[];

/** The lines of `text`, all from the same place of the declaration. */
export function block(text: string, path?: string): SqlBlock {
  return text.split('\n').map((line) => (path === undefined ? { text: line } : { text: line, path }));
}

/** The lines two blanks further in. */
export function indented(lines: SqlBlock): SqlBlock {
  return lines.map((line) => ({ ...line, text: `  ${line.text}` }));
}

/** Blocks one below the other, a comma behind each but the last. */
export function commaSeparated(blocks: readonly SqlBlock[]): SqlBlock {
  return blocks.flatMap((lines, index) => (index === blocks.length - 1 ? lines : withSuffix(lines, ',')));
}

/** The lines with `suffix` behind the last one. */
export function withSuffix(lines: SqlBlock, suffix: string): SqlBlock {
  return lines.map((line, index) => (index === lines.length - 1 ? { ...line, text: line.text + suffix } : line));
}
