'use client';

import { useMemo } from 'react';
import { CodeEditor } from '../../../components/editor/code-editor';
import { Message } from '../../../components/message';
import { useDesigner, useDesignerStore } from '../designer-context';

/** The statements for Flink: the selection's lines are lit, a click on a line selects where it comes from. */
export function SqlTab({ sql, lit }: { sql: string | null; lit: readonly number[] }) {
  const store = useDesignerStore();
  const current = useDesigner((state) => state.analysis.sql !== null);
  const failure = useDesigner((state) => state.analysis.sqlFailure);
  const errors = useDesigner((state) => state.analysis.problems.filter(({ diagnostic }) => diagnostic.severity === 'error').length);
  const note = useMemo(() => {
    if (current) return null;
    return (
      failure ??
      (errors > 0
        ? `The SQL follows when ${errors === 1 ? 'the error is' : `${errors} errors are`} solved.`
        : 'The SQL follows when the text can be read.')
    );
  }, [current, failure, errors]);
  const select = (line: number): void => {
    const { analysis } = store.getState();
    const path = analysis.sql?.lines[line - 1];
    if (path) store.getState().select({ document: analysis.draft.view.document, path: path.replace(/\/window$/, '') });
  };
  if (sql === null)
    return (
      <Message title="No SQL yet">
        <p>{note}</p>
      </Message>
    );
  return (
    <>
      {note === null ? null : (
        <p role="status" className="bg-unknown-bg px-4 py-1.5 text-compact text-fg">
          {note} Below is the last valid design.
        </p>
      )}
      <CodeEditor
        language="flink-sql"
        label="Generated Flink SQL, read-only. Enter selects what a line comes from"
        value={sql}
        readOnly
        litLines={current ? lit : []}
        onLineClick={select}
      />
    </>
  );
}
