import type { ComponentProps } from 'react';
import { cn } from './class-names';

/** A table of real cells that scrolls sideways inside its own box, never the page. */
export function Table({ className, label, ...rest }: ComponentProps<'table'> & { label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <div tabIndex={0} className="relative max-w-full overflow-x-auto -outline-offset-2">
      <table aria-label={label} className={cn('w-full border-separate border-spacing-0 text-compact', className)} {...rest} />
    </div>
  );
}

type CellProps = { numeric?: boolean };

/** A column's heading. */
export function HeadCell({ numeric = false, className, ...rest }: ComponentProps<'th'> & CellProps) {
  return (
    <th
      scope="col"
      className={cn(
        'h-8 border-b border-border px-3 text-left font-regular whitespace-nowrap text-fg-3',
        numeric && 'text-right',
        className,
      )}
      {...rest}
    />
  );
}

/** A row of the body. */
export function Row({ className, ...rest }: ComponentProps<'tr'>) {
  return <tr className={cn('hover:bg-hover last:[&>td]:border-b-0', className)} {...rest} />;
}

/** A cell of the body; numbers stand right with figures of one width. */
export function Cell({ numeric = false, className, ...rest }: ComponentProps<'td'> & CellProps) {
  return (
    <td
      className={cn('h-(--row) border-b border-border-2 px-3 whitespace-nowrap', numeric && 'text-right tabular-nums', className)}
      {...rest}
    />
  );
}
