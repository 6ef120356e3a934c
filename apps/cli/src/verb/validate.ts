import { readDeclarations, reportDiagnostics } from '../declaration/read-declarations';
import { LineWriter } from '../line-writer';

/** `freshet validate FILE…`: prints a diagnostic a line. */
export const validate = (files: readonly string[], options: { readonly json: boolean }): void => {
  const out = new LineWriter(1);
  try {
    reportDiagnostics(readDeclarations(files), { json: options.json, write: (line) => out.write(line) });
  } finally {
    out.flush();
  }
};
