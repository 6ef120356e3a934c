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

/** For a table whose rows become items on a narrow screen: no columns, no headings to see. */
export const STACKED_TABLE = 'max-md:block max-md:[&>tbody]:block max-md:[&>thead]:sr-only';

/** For a row of such a table: two columns, what matters in the first line. Cells find their place by `order`. */
export const STACKED_ROW =
  'max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:items-baseline max-md:gap-x-3 max-md:gap-y-0.5 max-md:border-b max-md:border-border-2 max-md:px-4 max-md:py-2.5 max-md:last:border-b-0 max-md:[&>td]:h-auto max-md:[&>td]:border-0 max-md:[&>td]:p-0';

/** A row of the body. */
export function Row({ className, ...rest }: ComponentProps<'tr'>) {
  return <tr className={cn('hover:bg-hover has-[a:focus-visible]:bg-selected last:[&>td]:border-b-0', className)} {...rest} />;
}

type BodyCellProps = CellProps & {
  /** The heading of the column, said again in the cell where a narrow screen stacks them; in a stacked row a cell without one stands alone. */
  head?: string;
};

/** A cell of the body; numbers stand right with figures of one width. */
export function Cell({ numeric = false, head, className, children, ...rest }: ComponentProps<'td'> & BodyCellProps) {
  return (
    <td
      className={cn('h-(--row) border-b border-border-2 px-3 whitespace-nowrap', numeric && 'text-right tabular-nums', className)}
      {...rest}
    >
      {head === undefined ? null : <span className="font-sans font-regular text-fg-3 md:hidden">{head} </span>}
      {children}
    </td>
  );
}
