import { generateSql, UNNAMED_BROKERS } from '@freshet/flink/sql';
import { readDeclarations, reportDiagnostics } from '../declaration/read-declarations';
import { LineWriter } from '../line-writer';

const TARGET = { tenant: 'default', brokers: UNNAMED_BROKERS };

/** `freshet sql FILE`: prints the Flink statements of every view of the file; diagnostics go to standard error. */
export const sql = (file: string): void => {
  const [out, err] = [new LineWriter(1), new LineWriter(2)];
  try {
    const files = readDeclarations([file]);
    reportDiagnostics(files, { json: false, write: (line) => err.write(line) });
    const scripts = files.flatMap(({ plans }) => plans.map(({ plan }) => generateSql(plan, TARGET).text.trimEnd()));
    out.write(scripts.join('\n\n'));
  } finally {
    out.flush();
    err.flush();
  }
};
