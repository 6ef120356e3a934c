import type { Diagnostic } from '@freshet/definitions';

/** What is known of a diagnostic's place in a text. */
type Placed = { readonly position?: Diagnostic['position'] };
type TextFile = { readonly file: string; readonly text: string };

const SEPARATOR = '\n---\n';

const linesOf = (text: string): number => text.split('\n').length - 1;

/**
 * Several files as one text of documents, and the way back: `placed` hands each diagnostic of that text to its file, its
 * line counted in there. One without a place stays with the first file.
 */
export const joinFiles = (files: readonly TextFile[]) => {
  let line = 1;
  const starts = files.map(({ file, text }) => {
    const start = { file, line };
    line += linesOf(text) + linesOf(SEPARATOR);
    return start;
  });
  const placed = <Found extends Placed>(diagnostics: readonly Found[]) =>
    starts.map((start, index) => {
      const next = starts[index + 1]?.line ?? Number.POSITIVE_INFINITY;
      const own = diagnostics.filter(({ position }) => {
        const at = position?.line ?? 1;
        return at >= start.line && at < next;
      });
      const moved = own.map((found) =>
        found.position ? { ...found, position: { ...found.position, line: found.position.line - start.line + 1 } } : found,
      );
      return { file: start.file, diagnostics: moved };
    });
  return { text: files.map(({ text }) => text).join(SEPARATOR), placed };
};
