'use client';

import { Button } from '../../../components/button';
import { Message } from '../../../components/message';
import { StatusLabel } from '../../../components/status-label';
import { problemKey } from '../cards/draft-field';
import { useDesigner, useDesignerStore } from '../designer-context';
import { cardOfProblem, cardTitles, type Problem } from '../draft/card';

const words = {
  error: { status: 'breaching', word: 'Error' },
  warning: { status: 'at_risk', word: 'Warning' },
  info: { status: 'insufficient', word: 'Note' },
} as const;

/** All problems of the design, each with its place and its repairs. */
export function ProblemsPanel({ onOpen }: { onOpen: (problem: Problem) => void }) {
  const store = useDesignerStore();
  const error = useDesigner((state) => state.error);
  const { problems, draft } = useDesigner((state) => state.analysis);
  if (error)
    return (
      <Message
        tone="crit"
        title={`The YAML has an error on line ${error.line}`}
        actions={
          <Button size="small" onClick={() => store.getState().restoreLastValid()}>
            Restore last valid
          </Button>
        }
      >
        <p>{error.message}</p>
      </Message>
    );
  if (problems.length === 0)
    return (
      <Message title="No problems">
        <p>The design can be deployed as it is.</p>
      </Message>
    );
  return (
    <ul className="flex flex-col">
      {problems.map((problem) => {
        const { code, severity, message, fixes, position } = problem.diagnostic;
        const look = words[severity];
        return (
          <li
            key={problemKey(problem)}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-border-2 px-4 py-1.5 text-compact hover:bg-hover"
          >
            <StatusLabel status={look.status} word={look.word} className="w-20" />
            <button type="button" onClick={() => onOpen(problem)} className="min-h-6 min-w-0 flex-1 text-left">
              <b className="mr-2 font-strong">{code}</b>
              {message}
              <span className="ml-2 text-fg-3">
                {cardTitles[cardOfProblem(draft, problem)]}
                {position ? `, line ${position.line}` : ''}
              </span>
            </button>
            {fixes.map((fix) => (
              <Button key={fix.label} size="small" onClick={() => store.getState().patch(problem.document, fix.patch)}>
                {fix.label}
              </Button>
            ))}
          </li>
        );
      })}
    </ul>
  );
}
