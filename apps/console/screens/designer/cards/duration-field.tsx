'use client';

import { parseDuration } from '@freshet/definitions';
import type { ReactNode } from 'react';
import type { DurationDraft } from '../draft/draft';
import { writeDuration } from '../draft/duration-key';
import { durationPaths } from '../draft/problem-place';
import { useEdit } from '../use-edit';
import { DraftField } from './draft-field';
import { TypedInput } from './typed-input';

type DurationFieldProps = {
  label: string;
  shortLabel?: string;
  document: number;
  /** JSON pointer of the object that holds the duration, `''` for the document. */
  within: string;
  /** The duration's name without a unit, such as `size`. */
  name: string;
  duration: DurationDraft;
  placeholder?: string;
  hint?: ReactNode;
  notesId?: string | undefined;
  className?: string;
};

/** A duration as text (`1h`, `30m`); written back under the key and in the unit it was found in, taken away when emptied. */
export function DurationField({ document, within, name, duration, placeholder = '1h', ...rest }: DurationFieldProps) {
  const edit = useEdit(document);
  const path = `${within}/${duration.key}`;
  return (
    <DraftField document={document} paths={durationPaths(`${within}/${name}`)} {...rest}>
      {(control) => (
        <TypedInput
          {...control}
          mono
          placeholder={placeholder}
          readOnly={edit.readOnly}
          text={duration.text}
          isReady={(text) => parseDuration(text.trim()) !== null}
          onCommit={(text) => edit.assign({ path, value: text.trim() === '' ? undefined : writeDuration(duration.key, text) })}
        />
      )}
    </DraftField>
  );
}
