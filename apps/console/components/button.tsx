import { cva, type VariantProps } from 'class-variance-authority';
import { LoaderCircle } from 'lucide-react';
import { Slot } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './class-names';

const button = cva(
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-control border font-strong whitespace-nowrap transition-colors duration-(--fade) disabled:border-border disabled:bg-muted disabled:text-fg-3 aria-disabled:border-border aria-disabled:bg-muted aria-disabled:text-fg-3',
  {
    variants: {
      kind: {
        plain: 'border-border-strong bg-bg text-fg hover:bg-hover',
        primary: 'border-primary bg-primary text-primary-fg hover:border-primary-hover hover:bg-primary-hover',
        ghost: 'border-transparent bg-transparent px-2 font-regular text-fg-2 hover:bg-hover',
        danger: 'border-crit bg-bg text-crit hover:bg-crit-bg',
      },
      size: { normal: 'h-(--control) px-3', small: 'h-6 gap-1 px-2 text-compact' },
    },
    defaultVariants: { kind: 'plain', size: 'normal' },
  },
);

type ButtonProps = ComponentProps<'button'> &
  VariantProps<typeof button> & {
    /** Renders the only child (a link) with the looks of a button. */
    asChild?: boolean;
    /** Work is under way: shows a spinner and takes no clicks. */
    pending?: boolean;
  };

/** A button; verbs with objects as labels, one primary a screen. */
export function Button({ kind, size, asChild = false, pending = false, className, children, disabled, ...rest }: ButtonProps) {
  const classes = cn(button({ kind, size }), className);
  if (asChild)
    return (
      <Slot.Root className={classes} {...rest}>
        {children}
      </Slot.Root>
    );
  return (
    <button type="button" className={classes} disabled={disabled || pending} aria-busy={pending || undefined} {...rest}>
      {pending ? <LoaderCircle size={14} strokeWidth={1.5} className="animate-spin" aria-hidden /> : null}
      {children}
    </button>
  );
}
