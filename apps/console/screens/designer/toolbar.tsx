'use client';

import { Redo2, Undo2 } from 'lucide-react';
import { useMemo } from 'react';
import { Button } from '../../components/button';
import { Chip } from '../../components/chip';
import { IconButton } from '../../components/icon-button';
import { StatusLabel } from '../../components/status-label';
import { useDesigner, useDesignerStore } from './designer-context';
import { changedLines } from './draft/line-diff';
import { reviewBlocker } from './draft/review-blocker';

type ToolbarProps = { revision: number | null; onProblems: () => void; onReview: () => void; onStartOver: (() => void) | null };

/** What is designed, how it stands, and the way to deploy it. */
export function Toolbar({ revision, onProblems, onReview, onStartOver }: ToolbarProps) {
  const name = useDesigner((state) => state.analysis.draft.view.name);
  const problems = useDesigner((state) => state.analysis.problems);
  const error = useDesigner((state) => state.error);
  const text = useDesigner((state) => state.text);
  const deployed = useDesigner((state) => state.deployed);
  const changes = useMemo(() => (deployed === null ? null : changedLines(deployed, text).length), [deployed, text]);
  const blocker = reviewBlocker({ problems, error });
  const errors = problems.filter(({ diagnostic }) => diagnostic.severity === 'error').length + (error ? 1 : 0);
  const warnings = problems.filter(({ diagnostic }) => diagnostic.severity === 'warning').length;
  return (
    <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-border px-4 py-1.5 max-md:px-3">
      <div className="flex min-w-0 flex-1 items-center gap-2 max-md:basis-full">
        <h1 className="min-w-0 truncate font-mono text-body-lg font-strong">{name || 'New feature view'}</h1>
        <Chip>{revision === null ? 'New' : <>Draft of r{revision}</>}</Chip>
        {changes === null ? null : (
          <span className="truncate text-compact text-fg-3 max-md:sr-only">
            {changes === 0 ? 'no changes' : `${changes} ${changes === 1 ? 'line' : 'lines'} changed`}
          </span>
        )}
        <span className="flex-1" />
        {onStartOver === null ? null : (
          <Button kind="ghost" onClick={onStartOver}>
            Templates
          </Button>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2 max-md:basis-full">
        <button
          type="button"
          onClick={onProblems}
          className="flex h-6 items-center gap-2 rounded-control border border-border px-2 text-compact hover:bg-hover"
        >
          <ProblemCount errors={errors} warnings={warnings} />
          <kbd className="rounded-xs border border-border px-1 text-caption text-fg-3 max-md:hidden">F8</kbd>
        </button>
        <History />
        <span className="flex-1 md:hidden" />
        {blocker === null ? null : (
          <span id="review-blocker" className="text-compact text-fg-2 max-md:order-last max-md:basis-full max-md:text-right">
            {blocker}
          </span>
        )}
        <Button
          kind="primary"
          disabled={blocker !== null}
          aria-describedby={blocker === null ? undefined : 'review-blocker'}
          onClick={onReview}
        >
          Review &amp; deploy{' '}
          <kbd aria-hidden className="rounded-xs border border-current px-1 text-caption max-md:hidden">
            ⌘⏎
          </kbd>
        </Button>
      </div>
    </header>
  );
}

function History() {
  const store = useDesignerStore();
  const canUndo = useDesigner((state) => state.undoStack.length > 0);
  const canRedo = useDesigner((state) => state.redoStack.length > 0);
  return (
    <>
      <IconButton label={canUndo ? 'Undo' : 'Nothing to undo'} disabled={!canUndo} onClick={() => store.getState().undo()}>
        <Undo2 size={16} strokeWidth={1.5} aria-hidden />
      </IconButton>
      <IconButton label={canRedo ? 'Redo' : 'Nothing to redo'} disabled={!canRedo} onClick={() => store.getState().redo()}>
        <Redo2 size={16} strokeWidth={1.5} aria-hidden />
      </IconButton>
    </>
  );
}

function ProblemCount({ errors, warnings }: { errors: number; warnings: number }) {
  const total = errors + warnings;
  const word = total === 0 ? 'No problems' : `${total} problem${total === 1 ? '' : 's'}`;
  return <StatusLabel status={errors > 0 ? 'breaching' : warnings > 0 ? 'at_risk' : 'meeting'} word={word} className="text-compact" />;
}
