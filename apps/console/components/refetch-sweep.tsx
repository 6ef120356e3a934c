/** The 2-px sweep that says a refetch is under way; it covers nothing and moves nothing. */
export function RefetchSweep({ active }: { active: boolean }) {
  return (
    <div aria-hidden className="relative h-0">
      {active ? (
        <div className="absolute inset-x-0 -top-px h-0.5 overflow-hidden">
          <div className="h-full w-1/4 bg-primary motion-safe:sweep" />
        </div>
      ) : null}
    </div>
  );
}
