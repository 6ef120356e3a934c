/** Lines of nothing yet, while the editor's library is on its way. */
export function EditorSkeleton() {
  return (
    <div className="flex flex-1 flex-col gap-2 p-4" aria-busy="true">
      <span className="sr-only">Loading the editor</span>
      {['w-2/5', 'w-3/5', 'w-1/2', 'w-2/3', 'w-1/3'].map((width) => (
        <span key={width} className={`h-2.5 rounded-xs bg-unknown-bg ${width}`} />
      ))}
    </div>
  );
}
