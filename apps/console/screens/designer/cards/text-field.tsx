'use client';

import type { ReactNode } from 'react';
import { TextInput } from '../../../components/text-input';
import { useEdit } from '../use-edit';
import { DraftField } from './draft-field';

type TextFieldProps = {
  label: string;
  shortLabel?: string;
  document: number;
  /** JSON pointer of the text. */
  path: string;
  value: string;
  mono?: boolean;
  /** Emptying takes the key away instead of leaving an empty text. */
  optional?: boolean;
  placeholder?: string;
  hint?: ReactNode;
  /** Id of a datalist with suggestions. */
  list?: string;
  notesId?: string | undefined;
  className?: string;
};

/** A text of the declaration. */
export function TextField({ document, path, value, mono = false, optional = false, placeholder, list, ...rest }: TextFieldProps) {
  const edit = useEdit(document);
  return (
    <DraftField document={document} paths={[path]} empty={value === ''} {...rest}>
      {(control) => (
        <TextInput
          className="read-only:border-border read-only:bg-muted read-only:text-fg-2"
          {...control}
          mono={mono}
          list={list}
          placeholder={placeholder}
          readOnly={edit.readOnly}
          value={value}
          onChange={(event) => edit.assign({ path, value: optional && event.target.value === '' ? undefined : event.target.value })}
        />
      )}
    </DraftField>
  );
}
