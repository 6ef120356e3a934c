import type { ParsedDocument } from '@freshet/definitions';

const SEPARATOR = /^(?:---|\.\.\.)\s*$/;

/** The lines of one document of a text, without the separators around it: what its author wrote, comments included. */
export const textOfDocument = (
  text: string,
  document: Pick<ParsedDocument, 'line'>,
  documents: readonly Pick<ParsedDocument, 'line'>[],
): string => {
  const lines = text.split('\n');
  const nextLine = Math.min(...documents.map(({ line }) => line).filter((line) => line > document.line), lines.length + 1);
  const own = lines.slice(document.line - 1, nextLine - 1);
  const end = own.findIndex((line, index) => index > 0 && SEPARATOR.test(line));
  const kept = (end === -1 ? own : own.slice(0, end)).filter((line, index) => index > 0 || !SEPARATOR.test(line));
  return `${kept.join('\n').trimEnd()}\n`;
};
