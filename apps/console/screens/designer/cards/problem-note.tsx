'use client';

import { Button } from '../../../components/button';
import { cn } from '../../../components/class-names';
import { StatusGlyph } from '../../../components/status-glyph';
import { useDesignerStore } from '../designer-context';
import type { Problem } from '../draft/card';

const looks = {
  error: { status: 'breaching', ground: 'bg-crit-bg', ink: 'text-crit', word: 'Error' },
  warning: { status: 'at_risk', ground: 'bg-warn-bg', ink: 'text-warn', word: 'Warning' },
  info: { status: 'insufficient', ground: 'bg-unknown-bg', ink: 'text-unknown', word: 'Note' },
} as const;

/** One problem in a sentence, why it matters, and its repairs, one click each. */
export function ProblemNote({ problem }: { problem: Problem }) {
  const store = useDesignerStore();
  const { diagnostic } = problem;
  const look = looks[diagnostic.severity];
  return (
    <div className={cn('flex flex-col gap-2 rounded-control px-2 py-1.5 text-compact', look.ground)}>
      <p className="flex gap-2">
        <StatusGlyph status={look.status} className={cn('mt-[3px]', look.ink)} />
        <span className="min-w-0 [overflow-wrap:anywhere]">
          <span className="sr-only">{look.word} </span>
          <b className={cn('mr-1.5 font-strong', look.ink)}>{diagnostic.code}</b>
          {diagnostic.message} <span className="text-fg-2">{diagnostic.why}</span>
        </span>
      </p>
      {diagnostic.fixes.length === 0 ? null : (
        <div className="flex flex-wrap gap-2">
          {diagnostic.fixes.map((fix) => (
            <Button key={fix.label} size="small" onClick={() => store.getState().patch(problem.document, fix.patch)}>
              {fix.label}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
