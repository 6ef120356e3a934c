import type { SqlBlock, SqlLine } from './sql-block';

/** What a statement does; `set` lines are for SQL clients, a gateway takes the same settings with each statement. */
export type StatementKind = 'set' | 'create_source' | 'create_view' | 'create_sink' | 'insert';

/** One statement of a script, without its semicolon. */
export type Statement = { readonly kind: StatementKind; readonly text: string };

/** Lines `startLine` … `endLine` (1-based, both included) of the script come from `path` of the declaration (a JSON pointer). */
export type SourceMapEntry = { readonly startLine: number; readonly endLine: number; readonly path: string };

/** A generated script: its statements in order, their text as one, and where its lines come from. */
export type SqlScript = {
  readonly statements: readonly Statement[];
  readonly text: string;
  readonly sourceMap: readonly SourceMapEntry[];
};

/** A statement as lines, before it is put into a script. */
export type StatementBlock = { readonly kind: StatementKind; readonly lines: SqlBlock };

/** Puts statements into one script, a blank line between them; settings stand together. */
export function script(blocks: readonly StatementBlock[]): SqlScript {
  const lines = blocks.flatMap(({ kind, lines: own }, index): SqlLine[] => {
    const closed = own.map((line, at) => (at === own.length - 1 ? { ...line, text: `${line.text};` } : line));
    const last = index === blocks.length - 1 || (kind === 'set' && blocks[index + 1]?.kind === 'set');
    return last ? closed : [...closed, { text: '' }];
  });
  return {
    statements: blocks.map(({ kind, lines: own }) => ({ kind, text: joined(own) })),
    text: `${joined(lines)}\n`,
    sourceMap: sourceMap(lines),
  };
}

const joined = (lines: SqlBlock): string => lines.map(({ text }) => text).join('\n');

function sourceMap(lines: SqlBlock): SourceMapEntry[] {
  const entries: SourceMapEntry[] = [];
  for (const [index, { path }] of lines.entries()) {
    if (path === undefined) continue;
    const line = index + 1;
    const previous = entries.at(-1);
    if (previous !== undefined && previous.path === path && previous.endLine === line - 1) {
      entries[entries.length - 1] = { ...previous, endLine: line };
    } else {
      entries.push({ startLine: line, endLine: line, path });
    }
  }
  return entries;
}
