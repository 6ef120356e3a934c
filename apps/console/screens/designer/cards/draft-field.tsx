'use client';

import { type ReactNode, useId, useMemo, useState } from 'react';
import { cn } from '../../../components/class-names';
import type { FieldControl } from '../../../components/field';
import { useDesigner } from '../designer-context';
import type { Problem } from '../draft/card';
import { isAt } from '../draft/problem-place';
import { ProblemNote } from './problem-note';

type DraftFieldProps = {
  /** Accessible name; said in full, such as "Aggregation 1 name". */
  label: string;
  /** What is written above the control when the full name would repeat a heading. */
  shortLabel?: string;
  document: number;
  /** JSON pointers of the values it edits. */
  paths: readonly string[];
  hint?: ReactNode;
  /** Nothing is written yet: its absence is no reproach before the field was left once. */
  empty?: boolean;
  /** Id of an element that lists the problems at this place, where the field itself is too narrow for them. */
  notesId?: string | undefined;
  className?: string;
  children: (control: FieldControl) => ReactNode;
};

/** The problems of the current design at some places of one document. */
export function useProblemsAt(document: number, paths: readonly string[]): readonly Problem[] {
  const problems = useDesigner((state) => state.analysis.problems);
  const key = paths.join(' ');
  return useMemo(
    () => problems.filter((problem) => problem.document === document && isAt(problem.diagnostic, key.split(' '))),
    [problems, document, key],
  );
}

/** A labelled control of the form with the problems at its place below it. */
export function DraftField({ label, shortLabel, document, paths, hint, empty = false, notesId, className, children }: DraftFieldProps) {
  const id = useId();
  const [left, setLeft] = useState(false);
  const found = useProblemsAt(document, paths);
  const problems = empty && !left ? [] : found;
  const ownNotes = notesId === undefined ? problems : [];
  const hasNote = hint !== undefined || ownNotes.length > 0;
  const describedBy = notesId !== undefined && problems.length > 0 ? notesId : hasNote ? `${id}-note` : undefined;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: blur only passes through on its way up; nothing here is operated
    <div
      className={cn('flex min-w-0 flex-col gap-1', className)}
      data-place={paths[0]}
      data-document={document}
      onBlur={() => setLeft(true)}
    >
      <label htmlFor={id} className="truncate text-compact text-fg-2">
        {shortLabel === undefined ? (
          label
        ) : (
          <>
            <span aria-hidden>{shortLabel}</span>
            <span className="sr-only">{label}</span>
          </>
        )}
      </label>
      {children({
        id,
        'aria-describedby': describedBy,
        'aria-invalid': problems.some((problem) => problem.diagnostic.severity === 'error') ? true : undefined,
      })}
      {hasNote ? (
        <div id={`${id}-note`} className="flex flex-col gap-1 text-compact text-fg-3">
          {ownNotes.length === 0 ? hint : ownNotes.map((problem) => <ProblemNote key={problemKey(problem)} problem={problem} />)}
        </div>
      ) : null}
    </div>
  );
}

/** What tells one problem from another on screen. */
export const problemKey = ({ document, diagnostic }: Problem): string =>
  `${document} ${diagnostic.code} ${diagnostic.path} ${diagnostic.message}`;
