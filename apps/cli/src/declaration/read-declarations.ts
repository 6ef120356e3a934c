import { readFileSync } from 'node:fs';
import { type Diagnostic, type ParseResult, parseDeclarations, type SourceDocument } from '@freshet/definitions';
import { CliError } from '../cli-error';

/** One file of declarations and what it says. */
export type DeclarationFile = { readonly file: string; readonly text: string } & ParseResult;

/** The text of a file of declarations. Throws a usage error when it cannot be read. */
export const readText = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CliError(2, `cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
};

const sourcesOf = ({ documents }: ParseResult): readonly SourceDocument[] =>
  documents.flatMap((document) => (document.kind === 'source' ? [document.value] : []));

/** Reads and compiles files together: a view may name a source of another file. Throws a usage error for a file it cannot read. */
export const readDeclarations = (files: readonly string[]): readonly DeclarationFile[] => {
  const texts = files.map((file) => ({ file, text: readText(file) }));
  const sources = texts.map(({ text }) => sourcesOf(parseDeclarations(text)));
  return texts.map(({ file, text }, index) => ({
    file,
    text,
    ...parseDeclarations(text, { sources: sources.flatMap((found, other) => (other === index ? [] : found)) }),
  }));
};

/** What is printed of a diagnostic; the console's answers are as good as our own. */
type Printable = Pick<Diagnostic, 'code' | 'slug' | 'severity' | 'path' | 'message' | 'position'>;

const describe = (file: string, { position, severity, code, slug, message, path }: Printable): string => {
  const place = position ? `${file}:${position.line}:${position.column}` : file;
  return `${place}: ${severity} ${code} ${slug}${path ? ` at ${path}` : ''}: ${message}`;
};

/** Writes a file's diagnostics, a line each, for people or as JSON objects with `file`; throws exit code 1 when one of them is an error. */
export const reportDiagnostics = (
  files: readonly { readonly file: string; readonly diagnostics: readonly Printable[] }[],
  options: { readonly json: boolean; readonly write: (line: string) => void },
): void => {
  const found = files.flatMap(({ file, diagnostics }) => diagnostics.map((diagnostic) => ({ file, diagnostic })));
  for (const { file, diagnostic } of found)
    options.write(options.json ? JSON.stringify({ file, ...diagnostic }) : describe(file, diagnostic));
  if (found.some(({ diagnostic }) => diagnostic.severity === 'error')) throw new CliError(1, '');
};
