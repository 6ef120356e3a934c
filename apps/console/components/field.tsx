'use client';

import { type ReactNode, useId } from 'react';
import { cn } from './class-names';
import { StatusGlyph } from './status-glyph';

/** Attributes that tie a control to its label, hint and error. */
export type FieldControl = {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
};

type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong, one sentence; shown below and announced. */
  error?: ReactNode;
  className?: string;
  children: (control: FieldControl) => ReactNode;
};

/** A labelled form field with its hint or its error below. */
export function Field({ label, hint, error, className, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? hint;
  return (
    <div className={cn('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={id} className="text-compact text-fg-2">
        {label}
      </label>
      {children({
        id,
        'aria-describedby': note === undefined ? undefined : noteId,
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {note === undefined ? null : (
        <p id={noteId} className={cn('text-compact', error === undefined ? 'text-fg-3' : 'text-fg')}>
          {error === undefined ? null : <StatusGlyph status="breaching" className="mr-1 inline text-crit" />}
          {note}
        </p>
      )}
    </div>
  );
}
