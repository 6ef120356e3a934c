import type { SqlText } from './analysis';
import { type CardId, cardOfPath } from './card';

/** Lines of SQL, from 1, that come from a place: the thing selected, or all of its card when the selection is a card. */
export function litLines(sql: SqlText, path: string): readonly number[] {
  return sql.lines.flatMap((line, index) => (line !== null && isWithin(line, path) ? [index + 1] : []));
}

/** Lines of SQL, from 1, that come from a card. */
export function linesOfCard(sql: SqlText, card: CardId): readonly number[] {
  return sql.lines.flatMap((line, index) => (line !== null && line !== '' && cardOfPath(line) === card ? [index + 1] : []));
}

const isWithin = (line: string, path: string): boolean => line === path || line.startsWith(`${path}/`) || path.startsWith(`${line}/`);
