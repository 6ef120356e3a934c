'use client';

import { useEffect, useRef } from 'react';
import type { DiffEditorProps } from './diff-editor';
import { codeFont, commonOptions, monaco } from './monaco';

/** The editor behind {@link DiffEditorProps}; loaded on demand because of its size. */
export default function DiffEditorInner({ before, after, language, label, sideBySide }: DiffEditorProps) {
  const box = useRef<HTMLDivElement>(null);
  const instance = useRef<monaco.editor.IStandaloneDiffEditor | null>(null);

  useEffect(() => {
    if (!box.current) return;
    const editor = monaco.editor.createDiffEditor(box.current, {
      ...commonOptions,
      fontFamily: codeFont(),
      readOnly: true,
      domReadOnly: true,
      originalEditable: false,
      renderOverviewRuler: false,
      renderIndicators: true,
      hideUnchangedRegions: { enabled: true, contextLineCount: 3 },
      tabFocusMode: true,
    });
    instance.current = editor;
    return () => {
      const model = editor.getModel();
      editor.dispose();
      model?.original.dispose();
      model?.modified.dispose();
      instance.current = null;
    };
  }, []);
  useEffect(() => {
    // Every update of options takes the names away again unless they come with it.
    const options: monaco.editor.IDiffEditorConstructionOptions = {
      renderSideBySide: sideBySide,
      useInlineViewWhenSpaceIsLimited: false,
      originalAriaLabel: `${label}, before`,
      modifiedAriaLabel: `${label}, after`,
    };
    instance.current?.updateOptions(options);
  }, [sideBySide, label]);
  useEffect(() => {
    const editor = instance.current;
    if (!editor) return;
    const previous = editor.getModel();
    editor.setModel({ original: monaco.editor.createModel(before, language), modified: monaco.editor.createModel(after, language) });
    previous?.original.dispose();
    previous?.modified.dispose();
  }, [before, after, language]);

  return <div ref={box} className="min-h-0 flex-1" />;
}
