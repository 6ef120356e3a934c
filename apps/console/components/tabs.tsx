'use client';

import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

/** One tab: what it is called, and a count worth seeing. */
export type TabItem<Value extends string> = { readonly value: Value; readonly label: ReactNode; readonly badge?: number | undefined };

type TabsProps<Value extends string> = {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  items: readonly TabItem<Value>[];
};

/** A row of tabs; arrows move between them. What they show is rendered beside it, by value. */
export function Tabs<Value extends string>({ label, value, onChange, items }: TabsProps<Value>) {
  const choose = (chosen: string): void => {
    const item = items.find((each) => each.value === chosen);
    if (item) onChange(item.value);
  };
  return (
    <Radix.Root value={value} onValueChange={choose} activationMode="manual" className="min-w-0">
      <Radix.List aria-label={label} className="flex gap-1 overflow-x-auto px-2">
        {items.map((item) => (
          <Radix.Trigger
            key={item.value}
            value={item.value}
            aria-controls={undefined}
            className="-mb-px flex h-9 items-center gap-1.5 border-b-2 border-transparent px-2 whitespace-nowrap text-fg-2 hover:text-fg data-[state=active]:border-primary data-[state=active]:font-strong data-[state=active]:text-fg"
          >
            {item.label}
            {item.badge === undefined ? null : (
              <span className="min-w-4 rounded-pill bg-unknown-bg px-1 text-center text-caption font-strong text-unknown">
                {item.badge}
              </span>
            )}
          </Radix.Trigger>
        ))}
      </Radix.List>
    </Radix.Root>
  );
}
