'use client';

import type { ReactNode } from 'react';
import { cn } from '../../components/class-names';
import { CardStatusMark } from './cards/card-status-mark';
import { useCardProblems, useIsSelected } from './cards/design-card';
import { useDesigner } from './designer-context';
import { type CardId, cardIds, cardStatus, cardTitles } from './draft/card';
import type { Draft } from './draft/draft';

/** The cards at a glance, each with its status; a click goes there. */
export function Outline({ onOpen }: { onOpen: (card: CardId) => void }) {
  const draft = useDesigner((state) => state.analysis.draft);
  return (
    <nav aria-label="Parts of the design" className="relative flex h-full flex-col overflow-y-auto p-2">
      <ol className="flex flex-col">
        {cardIds.map((id, index) => (
          <OutlineItem key={id} id={id} index={index} note={noteOf(id, draft)} onOpen={onOpen} />
        ))}
      </ol>
    </nav>
  );
}

type ItemProps = { id: CardId; index: number; note: ReactNode; onOpen: (card: CardId) => void };

function OutlineItem({ id, index, note, onOpen }: ItemProps) {
  const selected = useIsSelected(id);
  const problems = useCardProblems(id);
  return (
    <li>
      <button
        type="button"
        aria-current={selected ? 'true' : undefined}
        onClick={() => onOpen(id)}
        className={cn(
          'flex h-10 w-full items-center gap-2 rounded-control px-2 text-left hover:bg-hover',
          selected && 'bg-selected hover:bg-selected',
        )}
      >
        <span aria-hidden className="w-4 shrink-0 text-center text-caption font-strong text-fg-3">
          {index + 1}
        </span>
        <span className="flex min-w-0 flex-1 flex-col">
          <span className="text-compact font-strong">{cardTitles[id]}</span>
          <span className="truncate text-caption text-fg-3">{note}</span>
        </span>
        <CardStatusMark status={cardStatus(problems)} code={String(problems.length)} />
      </button>
    </li>
  );
}

function noteOf(id: CardId, { view }: Draft): string {
  switch (id) {
    case 'view':
      return view.name || 'not named yet';
    case 'source':
      return view.origin.name || 'no topic yet';
    case 'entity':
      return view.entityKeys.join(', ') || 'no key yet';
    case 'aggregations':
      return `${view.aggregations.length} feature${view.aggregations.length === 1 ? '' : 's'}`;
    case 'outputs':
      return [view.online ? 'online' : null, view.offline ? 'history' : null].filter((store) => store !== null).join(', ') || 'no store';
    case 'objective':
      return view.objective ? `${view.objective.threshold.text}, ${view.objective.objective}` : 'none';
  }
}
