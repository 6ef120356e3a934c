'use client';

import { type ComponentProps, useState } from 'react';
import { TextInput } from '../../../components/text-input';

type TypedInputProps = Omit<ComponentProps<'input'>, 'value' | 'onChange'> & {
  mono?: boolean;
  /** The text that the document holds. */
  text: string;
  /** Whether a text may be written while it is being typed; what is not ready is written when the field is left. */
  isReady: (text: string) => boolean;
  onCommit: (text: string) => void;
};

/** A text input for values that are not themselves while half typed, such as durations: shows what was typed until it is left. */
export function TypedInput({ text, isReady, onCommit, ...rest }: TypedInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      className="read-only:border-border read-only:bg-muted read-only:text-fg-2"
      {...rest}
      value={typed ?? text}
      onChange={(event) => {
        setTyped(event.target.value);
        if (isReady(event.target.value)) onCommit(event.target.value);
      }}
      onBlur={() => {
        if (typed !== null && typed !== text) onCommit(typed);
        setTyped(null);
      }}
    />
  );
}
