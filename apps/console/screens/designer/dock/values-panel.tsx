'use client';

import type { Plan } from '@freshet/definitions';
import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { Message } from '../../../components/message';
import { Segmented } from '../../../components/segmented';
import { Skeleton } from '../../../components/skeleton';
import type { PreviewResult } from '../../../preview/preview-message';
import { usePreview } from '../../../preview/use-preview';
import { windowMark } from '../../feature-view/window-text';
import { useDesigner } from '../designer-context';
import { type Sample, useDesignerWorld } from '../designer-world';
import { DeadLetterSummary } from './dead-letter-summary';
import { NoEvents } from './no-events';
import { ValuesTable } from './values-table';

/** What the design makes of real events, computed in the browser by the engine that runs deployed pipelines. */
export function ValuesPanel() {
  const { sample } = useDesignerWorld();
  const plan = useDesigner((state) => state.analysis.plan);
  const error = useDesigner((state) => state.error);
  const topic = useDesigner((state) => state.analysis.draft.view.origin.name);
  const [attempt, setAttempt] = useState(0);
  const ready = sample.state === 'ready' && sample.records.length > 0;
  const preview = usePreview(plan, ready ? sample.records : null, attempt);

  if (topic === '')
    return (
      <Message title="No topic yet">
        <p>Choose a topic on the Source card, and its newest events are computed here.</p>
      </Message>
    );
  if (sample.state === 'failed') return <SampleFailed sample={sample} />;
  if (sample.state !== 'ready') return <Skeleton />;
  if (sample.records.length === 0) return <NoEvents />;
  if (preview.error && !preview.busy)
    return (
      <Message
        tone="crit"
        title="The preview stopped"
        actions={
          <Button size="small" onClick={() => setAttempt(attempt + 1)}>
            Run again
          </Button>
        }
      >
        <p>
          {preview.error.message} The design is untouched{preview.error.code === 'failed' ? '.' : '; a new worker is ready.'}
        </p>
        <p className="font-mono text-caption text-fg-3">PREVIEW_{preview.error.code.toUpperCase()}</p>
      </Message>
    );
  if (preview.result === null)
    return plan === null ? (
      <Message title="No values yet">
        <p>{error ? 'The YAML has an error.' : 'Values follow when the errors on the cards are solved.'}</p>
      </Message>
    ) : (
      <Skeleton />
    );
  return <Values result={preview.result} busy={preview.busy} plan={plan} />;
}

function SampleFailed({ sample }: { sample: Sample }) {
  return (
    <Message
      tone="crit"
      title="Could not read events"
      actions={
        <Button size="small" onClick={sample.again}>
          Retry
        </Button>
      }
    >
      <p>{sample.failure?.message}</p>
      <p className="font-mono text-caption text-fg-3">{sample.failure?.code}</p>
    </Message>
  );
}

function Values({ result, busy, plan }: { result: PreviewResult; busy: boolean; plan: Plan | null }) {
  const { sample } = useDesignerWorld();
  const groups = [...new Set(result.rows.map((row) => row.group))];
  const [wanted, setGroup] = useState<string | null>(null);
  const group = groups.find((name) => name === wanted) ?? groups[0];
  const late = Object.values(result.late).reduce((sum, count) => sum + count, 0);
  return (
    <div className="flex min-h-0 flex-1 flex-col" aria-busy={busy}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-border-2 px-4 py-1.5 text-compact">
        <p role="status" className="flex flex-wrap items-center gap-x-4">
          <span>
            <b className="font-strong tabular-nums">{result.records.toLocaleString('en')}</b> newest events
          </span>{' '}
          <span title="Events that came after the last window holding them had fired">
            <b className="font-strong tabular-nums">{late.toLocaleString('en')}</b> late
          </span>{' '}
          <DeadLetterSummary result={result} records={sample.records} /> <Unreadable result={result} />{' '}
          <span className="text-fg-3 tabular-nums">
            {busy ? 'computing…' : `${result.rows.length.toLocaleString('en')} values in ${Math.max(1, Math.round(result.tookMs))} ms`}
          </span>
        </p>
        <span className="flex-1" />
        {groups.length > 1 && group !== undefined ? (
          <Segmented
            label="Window group"
            value={group}
            onChange={setGroup}
            items={groups.map((name) => ({ value: name, label: groupLabel(name, plan) }))}
          />
        ) : null}
        <Button size="small" kind="ghost" onClick={sample.again}>
          <RefreshCw size={14} strokeWidth={1.5} aria-hidden /> Sample again
        </Button>
      </div>
      {plan === null ? <p className="bg-unknown-bg px-4 py-1 text-compact">These are the values of the last valid design.</p> : null}
      {group === undefined ? (
        <Message title="No values from these events">
          <p>Every event of the sample was put aside. The reasons are counted above.</p>
        </Message>
      ) : (
        <ValuesTable rows={result.rows.filter((row) => row.group === group)} />
      )}
    </div>
  );
}

function groupLabel(name: string, plan: Plan | null): string {
  const window = plan?.groups.find((group) => group.name === name)?.window;
  return window ? `${window.kind} ${windowMark(window)}` : name;
}

function Unreadable({ result }: { result: PreviewResult }) {
  const fields = Object.entries(result.unreadable).filter(([, count]) => count > 0);
  if (fields.length === 0) return null;
  return (
    <span className="text-warn">
      {fields.map(([name, count]) => `${count.toLocaleString('en')} × ${name} unreadable, counted as NULL`).join(' · ')}
    </span>
  );
}
