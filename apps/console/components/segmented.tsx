'use client';

import { cn } from './class-names';

type SegmentedProps<Value extends string> = {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  items: readonly { readonly value: Value; readonly label: string }[];
  className?: string;
};

/** A choice of one among a few, all in sight. */
export function Segmented<Value extends string>({ label, value, onChange, items, className }: SegmentedProps<Value>) {
  return (
    <fieldset className={cn('inline-flex h-6 shrink-0 overflow-hidden rounded-control border border-border-strong', className)}>
      <legend className="sr-only">{label}</legend>
      {items.map((item) => (
        <button
          key={item.value}
          type="button"
          aria-pressed={item.value === value}
          onClick={() => onChange(item.value)}
          className="flex-1 px-2 text-compact whitespace-nowrap text-fg-2 -outline-offset-2 not-first:border-l not-first:border-border aria-pressed:bg-selected aria-pressed:font-strong aria-pressed:text-fg"
        >
          {item.label}
        </button>
      ))}
    </fieldset>
  );
}
