'use client';

import { FileJson } from 'lucide-react';
import { Button } from '../../../components/button';
import { useDesigner, useDesignerStore } from '../designer-context';
import { useDesignerWorld } from '../designer-world';
import { inferSource, sourceText } from '../draft/infer-source';

/** Says how a topic without a declared source is read, and offers to declare one from what its events look like. */
export function DerivedSourceNote() {
  const store = useDesignerStore();
  const { origin } = useDesigner((state) => state.analysis.draft.view);
  const readOnly = useDesigner((state) => state.error !== null);
  const { sample } = useDesignerWorld();
  if (origin.kind === 'source' || origin.name === '') return null;
  const records = sample.topic === origin.name ? sample.records : [];
  const reason = readOnly ? 'Mend the YAML first.' : records.length === 0 ? 'This needs events on the topic.' : null;
  const declare = (): void => {
    const inferred = inferSource(records.map((record) => record.value));
    store.getState().type(sourceText(origin.name, inferred) + store.getState().text.replace(/^---\r?\n/, ''));
    store.getState().settle();
  };
  return (
    <div className="flex flex-col gap-2 rounded-control bg-muted p-3 text-compact text-fg-2">
      <p>
        No source is declared for this topic, so one is derived: event time is <code>event_timestamp</code> in ISO 8601, values wait 5 s for
        late events, fields that are summed or averaged are <code>double</code>, all others <code>string</code>.
      </p>
      <div className="flex flex-wrap items-center gap-3">
        <Button size="small" disabled={reason !== null} onClick={declare}>
          <FileJson size={14} strokeWidth={1.5} aria-hidden /> Declare it from its events
        </Button>
        {reason === null ? (
          <span className="text-fg-3">Reads names, types and event time from {records.length} events.</span>
        ) : (
          <span className="text-fg-3">{reason}</span>
        )}
      </div>
    </div>
  );
}
