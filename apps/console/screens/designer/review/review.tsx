'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../../components/button';
import { dataState, problemOf } from '../../../components/data-state';
import { Segmented } from '../../../components/segmented';
import { StateBoundary } from '../../../components/state-boundary';
import { pathTo } from '../../../shell/path-to';
import { useTRPC } from '../../../trpc/client';
import { useDesigner } from '../designer-context';
import { useDesignerWorld } from '../designer-world';
import { ApplyBar, type Start } from './apply-bar';
import { ChangeList } from './change-list';
import { Impact } from './impact';
import { PlanDiff } from './plan-diff';
import type { PlannedView } from './planned-view';

/** What exactly will happen when the design is deployed, and the button that does it. */
export function Review({ onBack }: { onBack: () => void }) {
  const { tenant } = useDesignerWorld();
  const text = useDesigner((state) => state.text);
  const name = useDesigner((state) => state.analysis.draft.view.name);
  const trpc = useTRPC();
  const query = useQuery(
    trpc.deployment.plan.queryOptions({ tenant, text }, { staleTime: 0, gcTime: 0, retry: false, placeholderData: undefined }),
  );
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onBack();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onBack]);
  const [chosen, setChosen] = useState(name);
  const views = query.data ?? [];
  const first = views.find((planned) => planned.view === chosen) ?? views[0];
  return (
    <>
      <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-border px-4 py-1.5">
        <h1 ref={heading} tabIndex={-1} className="text-section font-strong outline-none">
          Review
        </h1>
        <span className="min-w-0 truncate font-mono text-compact">{first ? `${first.view} ${revisions(first)}` : name}</span>
        {first && views.length > 1 ? (
          <Segmented
            label="Feature view of the text"
            value={first.view}
            onChange={setChosen}
            items={views.map(({ view }) => ({ value: view, label: view }))}
          />
        ) : null}
        <span className="flex-1" />
        <Button onClick={onBack}>
          <ArrowLeft size={14} strokeWidth={1.5} aria-hidden /> Back to the design
        </Button>
      </header>
      <StateBoundary state={dataState(query)} subject="the plan" onRetry={() => void query.refetch()}>
        {() => (first ? <Planned planned={first} count={views.length} text={text} /> : null)}
      </StateBoundary>
    </>
  );
}

const revisions = ({ from, to }: PlannedView): string => (from === null ? `r${to}, new` : from === to ? `r${to}` : `r${from} → r${to}`);

function Planned({ planned, count, text }: { planned: PlannedView; count: number; text: string }) {
  const { tenant } = useDesignerWorld();
  const trpc = useTRPC();
  const router = useRouter();
  const queries = useQueryClient();
  const [start, setStart] = useState<Start>('earliest');
  const deploy = useMutation(
    trpc.deployment.deploy.mutationOptions({
      onSuccess: async (deployed) => {
        await queries.invalidateQueries();
        const one = deployed.find((each) => each.view === planned.view) ?? deployed[0];
        if (one) router.push(pathTo(tenant, 'deployments', one.deployment));
      },
    }),
  );
  return (
    <>
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(240px,320px)_minmax(0,1fr)_minmax(220px,272px)] overflow-hidden max-xl:grid-cols-[240px_minmax(0,1fr)] max-lg:relative max-lg:block max-lg:overflow-y-auto">
        <ChangeList planned={planned} />
        <PlanDiff planned={planned} />
        <Impact planned={planned} />
      </div>
      <ApplyBar
        planned={planned}
        count={count}
        start={start}
        onStart={setStart}
        pending={deploy.isPending || deploy.isSuccess}
        problem={deploy.error ? problemOf(deploy.error) : null}
        onApply={() => deploy.mutate({ tenant, text, start })}
      />
    </>
  );
}
