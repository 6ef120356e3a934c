import type { CompiledView, FeatureRow } from '@freshet/definitions';
import { type DeadLetter, runBounded } from '@freshet/processing';
import { type DeclarationFile, readDeclarations, reportDiagnostics } from '../declaration/read-declarations';
import { readEventFile } from '../event/event-file';
import { LineWriter } from '../line-writer';

const rowLine = (view: string, row: FeatureRow): string =>
  JSON.stringify({
    view,
    group: row.group,
    entity: row.entity,
    window_start: row.windowStart,
    window_end: row.windowEnd,
    features: row.features,
  });

const recordText = (record: Uint8Array | string | null | undefined): string | null =>
  record instanceof Uint8Array ? Buffer.from(record).toString('utf8') : (record ?? null);

const onlyErrors = ({ file, diagnostics }: DeclarationFile) => ({
  file,
  diagnostics: diagnostics.filter(({ severity }) => severity === 'error'),
});

/** `freshet preview FILE --events EVENTS`: rows to standard output, diagnostics and dead letters to standard error. */
export const preview = async (file: string, options: { readonly events: string }): Promise<void> => {
  const [out, err] = [new LineWriter(1), new LineWriter(2)];
  try {
    const files = readDeclarations([file]);
    // Standard error is for dead letters, a JSON object a line; advice would stand between them.
    reportDiagnostics(files.map(onlyErrors), { json: false, write: (line) => err.write(line) });
    const events = readEventFile(options.events);
    const runView = async ({ view, plan }: CompiledView): Promise<void> => {
      const records = await events.recordsFor(plan.source);
      const { rows, deadLetters } = runBounded(plan, records);
      for (const row of rows) out.write(rowLine(view, row));
      const letterLine = ({ position, reason }: DeadLetter) =>
        JSON.stringify({ view, position, reason, record: recordText(records[position]) });
      for (const letter of deadLetters) err.write(letterLine(letter));
    };
    for (const compiled of files.flatMap(({ plans }) => plans)) await runView(compiled);
  } finally {
    out.flush();
    err.flush();
  }
};
