'use client';

import { useQuery } from '@tanstack/react-query';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { AsOf } from '../../components/as-of';
import { Button } from '../../components/button';
import { dataState } from '../../components/data-state';
import { Field } from '../../components/field';
import { Message } from '../../components/message';
import { PageHead } from '../../components/page-head';
import { RefetchSweep } from '../../components/refetch-sweep';
import { SelectInput } from '../../components/select-input';
import { StateBoundary } from '../../components/state-boundary';
import { StatusLabel } from '../../components/status-label';
import { Cell, HeadCell, Row, Table } from '../../components/table';
import { countText } from '../../components/time-series/scale';
import { useTRPC } from '../../trpc/client';
import { LIVE } from '../../trpc/live';
import type { Outputs } from '../../trpc/outputs';
import { LetterTable } from './letter-table';
import { REASON_NAMES, REASONS, type Reason } from './reason-text';

type Totals = Outputs['deadLetter']['list']['totals'];

function TotalTable({ totals, onChoose }: { totals: Totals; onChoose: (view: string, reason: Reason) => void }) {
  return (
    <Table label="Dead letters by view and reason">
      <thead>
        <tr>
          <HeadCell className="pl-6 max-md:pl-4">Feature view</HeadCell>
          <HeadCell>Reason</HeadCell>
          <HeadCell className="max-md:hidden">What it means</HeadCell>
          <HeadCell numeric className="pr-6 max-md:pr-4">
            Records
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {totals.map(({ view, deployment, revision, reason, count }) => (
          <Row key={`${deployment} ${reason}`}>
            <Cell className="max-w-64 truncate pl-6 font-mono max-md:max-w-36 max-md:pl-4">
              {view} r{revision}
            </Cell>
            <Cell>
              <button type="button" onClick={() => onChoose(view, reason)} className="min-h-6 text-link hover:underline">
                {REASONS[reason].word}
              </button>
            </Cell>
            <Cell className="text-fg-2 max-md:hidden">{REASONS[reason].meaning}</Cell>
            <Cell numeric className="pr-6 font-strong max-md:pr-4">
              {countText(count)}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

type FiltersProps = {
  tenant: string;
  view: string | null;
  reason: Reason | null;
  onChange: (next: { view?: string | null; reason?: Reason | null }) => void;
};

function Filters({ tenant, view, reason, onChange }: FiltersProps) {
  const trpc = useTRPC();
  const { data: views = [] } = useQuery(trpc.featureView.list.queryOptions({ tenant }));
  return (
    <search className="flex flex-wrap items-end gap-3 border-b border-border px-6 py-3 max-md:px-4">
      <Field label="Feature view" className="w-64 max-md:w-full">
        {(control) => (
          <SelectInput {...control} mono value={view ?? ''} onChange={(event) => onChange({ view: event.target.value || null })}>
            <option value="">all</option>
            {views.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </SelectInput>
        )}
      </Field>
      <Field label="Reason" className="w-56 max-md:w-full">
        {(control) => (
          <SelectInput
            {...control}
            value={reason ?? ''}
            onChange={(event) => onChange({ reason: REASON_NAMES.find((name) => name === event.target.value) ?? null })}
          >
            <option value="">all</option>
            {REASON_NAMES.map((name) => (
              <option key={name} value={name}>
                {REASONS[name].word}
              </option>
            ))}
          </SelectInput>
        )}
      </Field>
    </search>
  );
}

/** Dead letters: which records could not be used, why, and what was in them. */
export function DeadLetters({ tenant }: { tenant: string }) {
  const trpc = useTRPC();
  const [{ view, reason, before }, setUrl] = useQueryStates(
    { view: parseAsString, reason: parseAsStringLiteral(REASON_NAMES), before: parseAsString },
    { history: 'push' },
  );
  const input = { tenant, view: view ?? undefined, reason: reason ?? undefined, before: before ?? undefined, limit: 50 };
  const query = useQuery(trpc.deadLetter.list.queryOptions(input, LIVE));
  const filtered = view !== null || reason !== null || before !== null;
  const isEmpty = ({ totals, letters }: Outputs['deadLetter']['list']): boolean => totals.length === 0 && letters.length === 0;
  const oldest = query.data?.letters.at(-1)?.id ?? null;
  return (
    <>
      <PageHead
        title="Dead letters"
        note={<span className="text-fg-3">records that could not be used; the pipeline went on</span>}
        actions={<AsOf ms={query.dataUpdatedAt} onRefresh={() => void query.refetch()} />}
      />
      <RefetchSweep active={query.isFetching && !query.isPending} />
      <Filters tenant={tenant} view={view} reason={reason} onChange={(next) => void setUrl({ ...next, before: null })} />
      <StateBoundary
        state={dataState(query, { isEmpty: (data) => !filtered && isEmpty(data), isNoMatch: (data) => filtered && isEmpty(data) })}
        subject="dead letters"
        onRetry={() => void query.refetch()}
        empty={
          <Message title={<StatusLabel status="meeting" word="No dead letters" />}>
            <p>Every record that was read could be used. One that cannot is kept here with its reason, and nothing stops.</p>
          </Message>
        }
        noMatch={
          <Message
            title="No dead letter matches"
            actions={<Button onClick={() => void setUrl({ view: null, reason: null, before: null })}>Clear filters</Button>}
          >
            <p>There is none with this view and reason.</p>
          </Message>
        }
      >
        {({ totals, letters }) => (
          <>
            <TotalTable
              totals={totals}
              onChoose={(chosenView, chosenReason) => void setUrl({ view: chosenView, reason: chosenReason, before: null })}
            />
            <LetterTable letters={letters} />
            <div className="flex flex-wrap items-center gap-2 px-6 py-2 text-compact text-fg-3 max-md:px-4">
              <span>Newest first, {letters.length} here. Of each view, reason and day the first 1 000 are kept; all are counted.</span>
              <span className="flex-1" />
              <Button size="small" disabled={before === null} onClick={() => void setUrl({ before: null })}>
                Newest
              </Button>
              <Button size="small" disabled={letters.length < 50 || oldest === null} onClick={() => void setUrl({ before: oldest })}>
                Older
              </Button>
            </div>
          </>
        )}
      </StateBoundary>
    </>
  );
}
