'use client';

import type { ReactNode } from 'react';
import { StatusLabel } from '../../../components/status-label';
import type { PlannedView } from './planned-view';

const groups = [
  {
    kind: 'new_state',
    status: 'at_risk',
    word: 'Values change',
    note: 'computed anew, beside what runs, and served when it has caught up',
  },
  { kind: 'restart', status: 'pending', word: 'Restart', note: 'the job starts again from its state' },
  { kind: 'metadata', status: 'meeting', word: 'Words only', note: 'no job is touched' },
] as const;

/** The changes of a plan by what they cost. */
export function ChangeList({ planned }: { planned: PlannedView }) {
  return (
    <section aria-label="Changes" className="relative overflow-y-auto border-r border-border py-2 max-lg:border-r-0 max-lg:border-b">
      {planned.from === null ? (
        <Paragraph title="A new feature view">
          Nothing runs under this name yet. Its job starts and its values appear as windows close.
        </Paragraph>
      ) : planned.changes.length === 0 ? (
        <Paragraph title="Nothing changes">The design says what r{planned.from} says already.</Paragraph>
      ) : null}
      {groups.map((group) => {
        const changes = planned.changes.filter((change) => change.kind === group.kind);
        if (changes.length === 0) return null;
        return (
          <div key={group.kind} className="pb-2">
            <h2 className="flex items-center gap-2 px-4 pt-2">
              <StatusLabel status={group.status} word={group.word} /> <span className="text-compact text-fg-3">{changes.length}</span>
            </h2>
            <p className="px-4 pb-1 text-compact text-fg-3">{group.note}</p>
            <ul>
              {changes.map((change) => (
                <li key={change.path} className="px-4 py-1.5 text-compact">
                  <p className="font-mono font-strong [overflow-wrap:anywhere]">{pathText(change.path)}</p>
                  <p className="text-fg-2 [overflow-wrap:anywhere]">{change.message}</p>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}

function Paragraph({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="px-4 py-2">
      <h2 className="font-strong">{title}</h2>
      <p className="text-compact text-fg-2">{children}</p>
    </div>
  );
}

const pathText = (path: string): string => path.split('.').join(' › ');
