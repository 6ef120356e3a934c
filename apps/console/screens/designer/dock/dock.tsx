'use client';

import { Tabs } from '../../../components/tabs';
import { useDesigner } from '../designer-context';
import type { Problem } from '../draft/card';
import { ProblemsPanel } from './problems-panel';
import { ValuesPanel } from './values-panel';

/** What the dock can show. */
export type DockTab = 'values' | 'problems';

type DockProps = { tab: DockTab; onTab: (tab: DockTab) => void; onProblem: (problem: Problem) => void };

/** The dock below the design: values on real events, and problems. */
export function Dock({ tab, onTab, onProblem }: DockProps) {
  const count = useDesigner((state) => state.analysis.problems.length + (state.error ? 1 : 0));
  return (
    <section aria-label="Values and problems" className="h-full min-h-0 bg-card">
      <Tabs
        label="Dock"
        className="h-full"
        value={tab}
        onChange={onTab}
        items={[
          { value: 'values', label: 'Values' },
          { value: 'problems', label: 'Problems', badge: count === 0 ? undefined : count },
        ]}
      >
        <div className="relative flex min-h-0 flex-1 flex-col overflow-auto">
          {tab === 'values' ? <ValuesPanel /> : <ProblemsPanel onOpen={onProblem} />}
        </div>
      </Tabs>
    </section>
  );
}
