'use client';

import type { ReactNode } from 'react';
import { useEdit } from '../use-edit';
import { DraftField } from './draft-field';

type SwitchFieldProps = { label: string; document: number; path: string; on: boolean; hint?: ReactNode };

/** A yes or no of the declaration. */
export function SwitchField({ label, document, path, on, hint }: SwitchFieldProps) {
  const edit = useEdit(document);
  return (
    <DraftField label={label} document={document} paths={[path]} hint={hint}>
      {(control) => (
        <span className="flex h-(--control) items-center gap-2">
          <input
            {...control}
            type="checkbox"
            disabled={edit.readOnly}
            checked={on}
            onChange={(event) => edit.assign({ path, value: event.target.checked })}
            className="size-4 accent-(--primary)"
          />
          <span aria-hidden className="text-fg-2">
            {on ? 'written' : 'not written'}
          </span>
        </span>
      )}
    </DraftField>
  );
}
