'use client';

import { useMemo } from 'react';
import { CodeEditor, type EditorMarker } from '../../../components/editor/code-editor';
import { useDesigner, useDesignerStore } from '../designer-context';
import { changedLines } from '../draft/line-diff';

/** The declaration as text, with its problems underlined. */
export function YamlTab({ reveal }: { reveal: { readonly line: number; readonly column: number } | null }) {
  const store = useDesignerStore();
  const text = useDesigner((state) => state.text);
  const deployed = useDesigner((state) => state.deployed);
  const error = useDesigner((state) => state.error);
  const problems = useDesigner((state) => state.analysis.problems);
  const markers = useMemo<readonly EditorMarker[]>(() => {
    if (error) return [{ line: error.line, column: error.column, severity: 'error', code: 'FR100', message: error.message }];
    return problems.flatMap(({ diagnostic: { position, severity, code, message } }) =>
      position ? [{ ...position, severity, code, message }] : [],
    );
  }, [error, problems]);
  const changed = useMemo(() => (deployed === null ? [] : changedLines(deployed, text)), [deployed, text]);
  return (
    <>
      <CodeEditor
        language="yaml"
        label="Declaration as YAML"
        value={text}
        markers={markers}
        changedLines={changed}
        reveal={reveal}
        onChange={(next) => store.getState().type(next)}
      />
      <p className="border-t border-border-2 px-4 py-1 text-caption text-fg-3">
        <kbd>Ctrl</kbd>+<kbd>M</kbd> lets Tab move the focus; so does <kbd>Esc</kbd>, once.
      </p>
    </>
  );
}
