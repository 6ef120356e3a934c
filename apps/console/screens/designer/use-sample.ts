'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { problemOf } from '../../components/data-state';
import type { PreviewRecord } from '../../preview/preview-message';
import { useTRPC } from '../../trpc/client';
import type { DesignerStore } from './designer-store';
import type { KnownSource, Sample } from './designer-world';
import { fieldNamesOf } from './draft/infer-source';

const sampleSize = 2_000;
const emptyRefetchMs = 5_000;
const settleMs = 400;
const none: readonly PreviewRecord[] = [];

/** The newest events of the topic that a design names, taken when the name stands still, and the fields that they have. */
export function useStoreSample(
  store: DesignerStore,
  of: { tenant: string; sources: readonly KnownSource[] },
): { sample: Sample; fieldNames: readonly string[] } {
  const topic = useSettled(useStore(store, (state) => topicOf(state.analysis.draft, of.sources)));
  const source = useStore(store, (state) => state.analysis.draft.source);
  const trpc = useTRPC();
  const query = useQuery(
    trpc.event.sample.queryOptions(
      { tenant: of.tenant, topic: topic || 'none', limit: sampleSize, newest: true },
      {
        enabled: topic !== '',
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        placeholderData: undefined,
        refetchInterval: (current) => (current.state.data?.records.length === 0 ? emptyRefetchMs : false),
      },
    ),
  );
  const { data, error, isPlaceholderData, refetch, dataUpdatedAt } = query;
  const missing = error !== null && problemOf(error).code === 'NOT_FOUND';
  const records = isPlaceholderData ? none : (data?.records ?? none);
  const sample = useMemo<Sample>(
    () => ({
      topic,
      state: topic === '' ? 'idle' : error && !missing ? 'failed' : (data && !isPlaceholderData) || missing ? 'ready' : 'loading',
      records,
      failure: error && !missing ? problemOf(error) : null,
      takenMs: dataUpdatedAt || null,
      again: () => void refetch(),
    }),
    [topic, error, missing, data, isPlaceholderData, records, dataUpdatedAt, refetch],
  );
  const fieldNames = useMemo(() => {
    const declared = source?.fields.map((field) => field.name) ?? [];
    return [...new Set([...declared, ...fieldNamesOf(records.slice(-100).map((record) => record.value))])].filter((name) => name !== '');
  }, [source, records]);
  return { sample, fieldNames };
}

function topicOf(draft: ReturnType<DesignerStore['getState']>['analysis']['draft'], sources: readonly KnownSource[]): string {
  const { origin } = draft.view;
  if (draft.source) return draft.source.topic;
  if (origin.kind === 'topic') return origin.name;
  return sources.find((source) => source.name === origin.name)?.topic ?? '';
}

/** A value once it has not changed for a moment, so that half-typed names ask nothing. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (value === settled) return;
    const timer = setTimeout(() => setSettled(value), settleMs);
    return () => clearTimeout(timer);
  }, [value, settled]);
  return settled;
}
