import type { ComponentProps } from 'react';
import { cn } from './class-names';

type IconButtonProps = Omit<ComponentProps<'button'>, 'aria-label'> & {
  /** What it does, read by screen readers and shown on hover. */
  label: string;
  size?: 'normal' | 'small';
};

/** A button that shows only an icon; its label is its name. */
export function IconButton({ label, size = 'normal', className, children, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={cn(
        'relative inline-grid shrink-0 place-items-center rounded-control text-fg-2 hover:bg-hover disabled:text-fg-3 disabled:hover:bg-transparent',
        size === 'normal' ? 'size-8' : 'size-6',
        className,
      )}
      {...rest}
    >
      {children}
    </button>
  );
}
