'use client';

import { Facts } from '../../../components/facts';
import { StatusLabel } from '../../../components/status-label';
import { useDesigner } from '../designer-context';
import type { PlannedView } from './planned-view';

/** What the deployment means for state, values and their readers. */
export function Impact({ planned }: { planned: PlannedView }) {
  const { view } = useDesigner((state) => state.analysis.draft);
  const plan = useDesigner((state) => state.analysis.plan);
  const isNew = planned.from === null;
  return (
    <aside
      aria-label="Impact"
      className="relative overflow-y-auto border-l border-border px-5 py-3 text-compact max-xl:hidden max-lg:block max-lg:border-t max-lg:border-l-0"
    >
      <h2 className="pb-2 text-base font-strong">Impact</h2>
      <Facts
        items={[
          [
            'State',
            isNew ? (
              'starts empty'
            ) : planned.keepsState ? (
              <StatusLabel key="state" status="meeting" word="Goes on as it is" />
            ) : (
              <StatusLabel key="state" status="at_risk" word="Starts anew" />
            ),
          ],
          [
            'Readers',
            isNew ? 'none yet' : planned.keepsState ? 'notice nothing' : `read r${planned.from} until the new values have caught up`,
          ],
          ['Engine', 'embedded'],
          ['Topic', <code key="topic">{plan?.source.topic}</code>],
          ['Window groups', String(plan?.groups.length ?? 0)],
          ['Online store', view.online ? 'written' : 'not written'],
          ['Offline store', view.offline ? 'written' : 'not written: no training sets'],
        ]}
      />
    </aside>
  );
}
