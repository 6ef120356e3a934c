'use client';

import { Button } from './button';
import { Message } from './message';

/** A page that could not be made: what to do, and the reference to look for in the log. */
export function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="mx-auto w-full max-w-[720px] pt-12">
      <Message tone="crit" title="This page could not be shown" actions={<Button onClick={reset}>Try again</Button>}>
        <p>The console could not read what it needs. The database may be starting.</p>
        {error.digest === undefined ? null : <p className="font-mono text-caption text-fg-3">{error.digest}</p>}
      </Message>
    </main>
  );
}
