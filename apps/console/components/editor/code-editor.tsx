'use client';

import dynamic from 'next/dynamic';
import { EditorSkeleton } from './editor-skeleton';

/** A problem to underline; places count from 1. */
export type EditorMarker = {
  readonly line: number;
  readonly column: number;
  readonly severity: 'error' | 'warning' | 'info';
  readonly code: string;
  readonly message: string;
};

/** What a code editor shows and tells. */
export type CodeEditorProps = {
  readonly value: string;
  readonly language: 'yaml' | 'flink-sql';
  /** Accessible name. */
  readonly label: string;
  readonly readOnly?: boolean;
  readonly markers?: readonly EditorMarker[];
  /** Lines with the selection's background, from 1. */
  readonly litLines?: readonly number[];
  /** Lines with a bar for "changed against what is deployed", from 1. */
  readonly changedLines?: readonly number[];
  /** Where to put the cursor; a new object moves it again. */
  readonly reveal?: { readonly line: number; readonly column: number } | null;
  readonly onChange?: (text: string) => void;
  readonly onLineClick?: (line: number) => void;
};

/** A code editor; its library is loaded when it is first shown. */
export const CodeEditor = dynamic<CodeEditorProps>(() => import('./code-editor-inner'), { ssr: false, loading: EditorSkeleton });
