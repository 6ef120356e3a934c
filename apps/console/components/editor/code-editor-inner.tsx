'use client';

import { useEffect, useRef } from 'react';
import type { CodeEditorProps } from './code-editor';
import { codeFont, commonOptions, monaco } from './monaco';

type Instance = { readonly editor: monaco.editor.IStandaloneCodeEditor; readonly lines: monaco.editor.IEditorDecorationsCollection };

const severities = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  info: monaco.MarkerSeverity.Info,
} as const;
const leaveHint = 'Press Ctrl+M to let Tab move the focus, or Escape and then Tab.';

/** The editor behind {@link CodeEditorProps}; loaded on demand because of its size. */
export default function CodeEditorInner(props: CodeEditorProps) {
  const box = useRef<HTMLDivElement>(null);
  const instance = useRef<Instance | null>(null);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    if (!box.current) return;
    const created = create(box.current, latest);
    instance.current = created;
    return () => {
      instance.current = null;
      const model = created.editor.getModel();
      created.editor.dispose();
      model?.dispose();
    };
  }, []);
  useEffect(() => {
    const editor = instance.current?.editor;
    if (editor && editor.getValue() !== props.value) replaceText(editor, props.value);
  }, [props.value]);
  useEffect(() => instance.current?.editor.updateOptions({ readOnly: props.readOnly ?? false }), [props.readOnly]);
  useEffect(() => {
    const model = instance.current?.editor.getModel();
    if (model) monaco.editor.setModelMarkers(model, 'freshet', (props.markers ?? []).map(toMarker(model)));
  }, [props.markers]);
  useEffect(() => {
    instance.current?.lines.set([
      ...(props.litLines ?? []).map((line) => wholeLine(line, { className: 'bg-line-sel' })),
      ...(props.changedLines ?? []).map((line) => wholeLine(line, { linesDecorationsClassName: 'border-l-3 border-changed' })),
    ]);
    // The last lines of a selection are where it is computed; those before only name it.
    const last = props.litLines?.at(-1);
    if (last !== undefined) instance.current?.editor.revealLineInCenterIfOutsideViewport(last);
  }, [props.litLines, props.changedLines]);
  useEffect(() => {
    const editor = instance.current?.editor;
    if (!editor || !props.reveal) return;
    editor.setPosition({ lineNumber: props.reveal.line, column: props.reveal.column });
    editor.revealPositionInCenterIfOutsideViewport({ lineNumber: props.reveal.line, column: props.reveal.column });
  }, [props.reveal]);

  return <div ref={box} className="min-h-0 flex-1" />;
}

function create(box: HTMLElement, latest: { readonly current: CodeEditorProps }): Instance {
  const { value, language, readOnly = false, label } = latest.current;
  const editor = monaco.editor.create(box, {
    ...commonOptions,
    value,
    language,
    readOnly,
    domReadOnly: readOnly,
    fontFamily: codeFont(),
    tabSize: 2,
    tabFocusMode: readOnly,
    wordWrap: 'off',
    ariaLabel: readOnly ? label : `${label}. ${leaveHint}`,
    quickSuggestions: false,
    wordBasedSuggestions: 'off',
  });
  editor.onDidChangeModelContent(() => latest.current.onChange?.(editor.getValue()));
  editor.onMouseDown((event) => {
    if (event.target.position) latest.current.onLineClick?.(event.target.position.lineNumber);
  });
  editor.onKeyDown((event) => {
    if (event.keyCode === monaco.KeyCode.Escape) editor.updateOptions({ tabFocusMode: true });
    if (event.keyCode === monaco.KeyCode.Enter && readOnly) latest.current.onLineClick?.(editor.getPosition()?.lineNumber ?? 1);
  });
  editor.onDidBlurEditorText(() => editor.updateOptions({ tabFocusMode: readOnly }));
  return { editor, lines: editor.createDecorationsCollection() };
}

function replaceText(editor: monaco.editor.IStandaloneCodeEditor, text: string): void {
  const model = editor.getModel();
  if (!model) return;
  const position = editor.getPosition();
  model.setValue(text);
  if (position) editor.setPosition(position);
}

const wholeLine = (line: number, options: monaco.editor.IModelDecorationOptions): monaco.editor.IModelDeltaDecoration => ({
  range: new monaco.Range(line, 1, line, 1),
  options: { ...options, isWholeLine: true },
});

const toMarker =
  (model: monaco.editor.ITextModel) =>
  (marker: NonNullable<CodeEditorProps['markers']>[number]): monaco.editor.IMarkerData => {
    const line = Math.min(Math.max(marker.line, 1), model.getLineCount());
    return {
      severity: severities[marker.severity],
      message: marker.message,
      code: marker.code,
      startLineNumber: line,
      startColumn: marker.column,
      endLineNumber: line,
      endColumn: Math.max(model.getLineMaxColumn(line), marker.column + 1),
    };
  };
