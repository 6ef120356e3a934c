import type { ParsedDocument } from '@freshet/definitions';

const MARKER = /^(?:---|\.\.\.)(?:\s|$)/;
const BARE_MARKER = /^(?:---|\.\.\.)\s*$/;

/** The lines of one document of a text, from marker to marker: what its author wrote, comments included. */
export const textOfDocument = (text: string, document: Pick<ParsedDocument, 'line'>): string => {
  const lines = text.split('\n');
  const isMarker = (index: number): boolean => MARKER.test(lines[index] ?? '');
  let first = document.line - 1;
  while (first > 0 && !isMarker(first) && !isMarker(first - 1)) first -= 1;
  let end = document.line;
  while (end < lines.length && !isMarker(end)) end += 1;
  const own = lines.slice(BARE_MARKER.test(lines[first] ?? '') ? first + 1 : first, end);
  return `${own.join('\n').trim()}\n`;
};
