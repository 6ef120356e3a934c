'use client';

import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { cn } from '../../../components/class-names';
import { IconButton } from '../../../components/icon-button';
import { useDesigner, useDesignerStore } from '../designer-context';
import { type CardId, cardIds, cardOfPath, cardOfProblem, cardStatus, cardTitles, type Problem } from '../draft/card';
import { hasField } from '../draft/problem-place';
import { CardStatusMark } from './card-status-mark';
import { problemKey } from './draft-field';
import { ProblemNote } from './problem-note';

/** The problems on one card. */
export function useCardProblems(id: CardId): readonly Problem[] {
  const { draft, problems } = useDesigner((state) => state.analysis);
  return useMemo(() => problems.filter((problem) => cardOfProblem(draft, problem) === id), [draft, problems, id]);
}

/** Whether a card is the one selected. */
export const useIsSelected = (id: CardId): boolean =>
  useDesigner((state) => {
    const { source } = state.analysis.draft;
    if (source && state.selected.document === source.document) return id === 'source';
    return cardOfPath(state.selected.path) === id;
  });

/** The JSON pointer that selects a whole card. */
export const cardPath: Readonly<Record<CardId, string>> = {
  view: '',
  source: '/kafka_topic',
  entity: '/entity_keys',
  aggregations: '/aggregations',
  outputs: '/output_to_online_store',
  objective: '/freshness_slo',
};

/** One part of the design: a line that says what it is, its status, its fields, and the problems that have no field. */
export function DesignCard({ id, summary, children }: { id: CardId; summary: ReactNode; children: ReactNode }) {
  const store = useDesignerStore();
  const [open, setOpen] = useState(true);
  const selected = useIsSelected(id);
  const problems = useCardProblems(id);
  const viewDocument = useDesigner((state) => state.analysis.draft.view.document);
  const homeless = problems.filter(({ document, diagnostic }) => !hasField(document === viewDocument ? 'view' : 'source', diagnostic.path));
  const select = (): void => {
    const { draft } = store.getState().analysis;
    if (!selected) store.getState().select({ document: draft.view.document, path: cardPath[id] });
  };
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <section
      id={`card-${id}`}
      aria-label={cardTitles[id]}
      onFocusCapture={select}
      className={cn(
        'shrink-0 scroll-mt-2 rounded-card border bg-card',
        selected ? 'border-primary shadow-[0_0_0_1px_var(--primary)]' : 'border-border',
      )}
    >
      <header className="flex h-9 items-center gap-2 pr-1 pl-2">
        <span aria-hidden className="w-4 shrink-0 text-center text-caption font-strong text-fg-3">
          {cardIds.indexOf(id) + 1}
        </span>
        <h2 className="w-24 shrink-0 font-strong">{cardTitles[id]}</h2>
        <span className="min-w-0 flex-1 truncate text-compact text-fg-2">{summary}</span>
        <CardStatusMark status={cardStatus(problems)} code={problems[0]?.diagnostic.code} />
        <IconButton
          size="small"
          label={`${open ? 'Collapse' : 'Expand'} ${cardTitles[id]}`}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <Chevron size={14} strokeWidth={1.5} aria-hidden />
        </IconButton>
      </header>
      {open ? (
        <div className="flex flex-col gap-3 pt-1 pr-3 pb-3 pl-8 max-md:pl-3">
          {children}
          {homeless.map((problem) => (
            <ProblemNote key={problemKey(problem)} problem={problem} />
          ))}
        </div>
      ) : null}
    </section>
  );
}
