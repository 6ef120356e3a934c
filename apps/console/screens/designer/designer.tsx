'use client';

import { useRef, useState } from 'react';
import { cardPath } from './cards/design-card';
import { type BodyView, DesignerBody } from './designer-body';
import { useDesigner, useDesignerStore } from './designer-context';
import type { CardId, Problem } from './draft/card';
import { reviewBlocker } from './draft/review-blocker';
import { focusProblem, stepProblem } from './go-to-problem';
import { Review } from './review/review';
import { SyntaxBanner } from './syntax-banner';
import { Toolbar } from './toolbar';
import { useDesignerKeys } from './use-designer-keys';
import { useLayout } from './use-layout';

const firstView: BodyView = { section: 'build', codeTab: 'sql', dockTab: 'values', reveal: null };

/** The designer of one feature view: design it, see it, review it, deploy it. */
export function Designer({ revision, onStartOver }: { revision: number | null; onStartOver: (() => void) | null }) {
  const store = useDesignerStore();
  const box = useRef<HTMLDivElement>(null);
  const layout = useLayout(box);
  const [view, setView] = useState(firstView);
  const [reviewing, setReviewing] = useState(false);
  const [at, setAt] = useState<number | null>(null);
  const hasError = useDesigner((state) => state.error !== null);
  const change = (part: Partial<BodyView>): void => setView((previous) => ({ ...previous, ...part }));
  const afterPaint = (act: () => void): void => void requestAnimationFrame(() => requestAnimationFrame(act));

  const showYamlLine = (line: number, column: number): void => change({ section: 'code', codeTab: 'yaml', reveal: { line, column } });
  const openCard = (card: CardId): void => {
    store.getState().select({ document: store.getState().analysis.draft.view.document, path: cardPath[card] });
    change({ section: 'build' });
    afterPaint(() => {
      const element = box.current?.querySelector(`#card-${card}`);
      element?.scrollIntoView({ block: 'start' });
      element?.querySelector<HTMLElement>('input, select, header button')?.focus({ preventScroll: true });
    });
  };
  const openProblem = (problem: Problem): void => {
    change({ section: 'build' });
    afterPaint(() => {
      const { position } = problem.diagnostic;
      if (!focusProblem(box.current ?? document, problem) && position) showYamlLine(position.line, position.column);
    });
  };
  const nextProblem = (step: 1 | -1): void => {
    const { error, analysis } = store.getState();
    if (error) {
      showYamlLine(error.line, error.column);
      return;
    }
    const next = stepProblem(analysis.problems.length, at, step);
    setAt(next);
    change({ dockTab: 'problems' });
    const problem = next === null ? undefined : analysis.problems[next];
    if (problem) openProblem(problem);
  };
  const review = (): void => {
    store.getState().settle();
    const { analysis, error } = store.getState();
    if (reviewBlocker({ problems: analysis.problems, error }) === null) setReviewing(true);
    else nextProblem(1);
  };
  useDesignerKeys({
    review: reviewing ? () => undefined : review,
    undo: () => store.getState().undo(),
    redo: () => store.getState().redo(),
    nextProblem,
    openCard,
  });

  return (
    <div ref={box} className="relative flex h-[calc(100dvh-var(--topbar))] min-h-0 flex-col max-md:h-[calc(100dvh-var(--topbar)-56px)]">
      {reviewing ? (
        <Review onBack={() => setReviewing(false)} />
      ) : (
        <>
          <Toolbar
            revision={revision}
            onProblems={() => change({ dockTab: 'problems', section: 'values' })}
            onReview={review}
            onStartOver={onStartOver}
          />
          <SyntaxBanner onShow={() => showYamlLine(store.getState().error?.line ?? 1, store.getState().error?.column ?? 1)} />
          {layout === null ? null : <DesignerBody layout={layout} view={view} onView={change} onCard={openCard} onProblem={openProblem} />}
        </>
      )}
      <p role="status" className="sr-only">
        {hasError ? 'The form is read-only until the YAML can be read again.' : ''}
      </p>
    </div>
  );
}
