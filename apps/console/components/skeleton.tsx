const WIDTHS = ['w-1/3', 'w-full', 'w-11/12', 'w-4/5', 'w-2/3'] as const;

/** Grey bars in the rough shape of what is coming. */
export function Skeleton() {
  return (
    <div aria-hidden className="flex flex-col gap-3 p-6">
      {WIDTHS.map((width) => (
        <div key={width} className={`h-4 rounded-xs bg-unknown-bg ${width}`} />
      ))}
    </div>
  );
}
