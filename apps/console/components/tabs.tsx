'use client';

import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from './class-names';

/** One tab: what it is called, and a count worth seeing. */
export type TabItem<Value extends string> = { readonly value: Value; readonly label: ReactNode; readonly badge?: number | undefined };

type TabsProps<Value extends string> = {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  items: readonly TabItem<Value>[];
  /** What stands at the right end of the row. */
  aside?: ReactNode;
  className?: string;
  /** What the chosen tab shows; left out where the page shows it elsewhere. */
  children?: ReactNode;
};

/** A row of tabs and what the chosen one shows; arrows move between the tabs. */
export function Tabs<Value extends string>({ label, value, onChange, items, aside, className, children }: TabsProps<Value>) {
  const choose = (chosen: string): void => {
    const item = items.find((each) => each.value === chosen);
    if (item) onChange(item.value);
  };
  const hasPanel = children !== undefined;
  return (
    <Radix.Root value={value} onValueChange={choose} activationMode="manual" className={cn('flex min-h-0 min-w-0 flex-col', className)}>
      <div className={cn('flex shrink-0 items-center', hasPanel && 'border-b border-border pr-2')}>
        <Radix.List aria-label={label} className="flex min-w-0 gap-1 overflow-x-auto px-2">
          {items.map((item) => (
            <Radix.Trigger
              key={item.value}
              value={item.value}
              className="flex h-9 items-center gap-1.5 border-b-2 border-transparent px-2 whitespace-nowrap text-fg-2 -outline-offset-2 hover:text-fg data-[state=active]:border-primary data-[state=active]:font-strong data-[state=active]:text-fg"
              {...(hasPanel ? {} : { 'aria-controls': undefined })}
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
        {aside === undefined ? null : (
          <>
            <span className="flex-1" />
            {aside}
          </>
        )}
      </div>
      {hasPanel
        ? items.map((item) => (
            <Radix.Content
              key={item.value}
              value={item.value}
              tabIndex={-1}
              className="relative flex min-h-0 flex-1 flex-col outline-none data-[state=inactive]:hidden"
            >
              {item.value === value ? children : null}
            </Radix.Content>
          ))
        : null}
    </Radix.Root>
  );
}
