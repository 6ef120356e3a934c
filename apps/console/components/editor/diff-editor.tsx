'use client';

import dynamic from 'next/dynamic';
import { EditorSkeleton } from './editor-skeleton';

/** Two texts to compare, in one column or side by side. */
export type DiffEditorProps = {
  readonly before: string;
  readonly after: string;
  readonly language: 'yaml' | 'flink-sql';
  /** Accessible name. */
  readonly label: string;
  readonly sideBySide: boolean;
};

/** A read-only comparison of two texts; its library is loaded when it is first shown. */
export const DiffEditor = dynamic<DiffEditorProps>(() => import('./diff-editor-inner'), { ssr: false, loading: EditorSkeleton });
