'use client';

import { Plus } from 'lucide-react';
import { Button } from '../../../components/button';
import { useDesigner } from '../designer-context';
import { addAggregation } from '../draft/edit-aggregation';
import { useEdit } from '../use-edit';
import { AggregationRow } from './aggregation-row';
import { DesignCard } from './design-card';

/** The features: what is computed over which window. */
export function AggregationsCard() {
  const { document, aggregations } = useDesigner((state) => state.analysis.draft.view);
  const groups = useDesigner((state) => state.analysis.plan?.groups.length ?? null);
  const edit = useEdit(document);
  const count = `${aggregations.length} feature${aggregations.length === 1 ? '' : 's'}`;
  const summary = groups === null ? count : `${count} from ${groups} window group${groups === 1 ? '' : 's'}, emitted when a window closes`;
  return (
    <DesignCard id="aggregations" summary={summary}>
      <ol className="flex flex-col gap-3">
        {aggregations.map((aggregation, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an aggregation is told by its place; its name is being edited
          <AggregationRow key={index} index={index} aggregation={aggregation} document={document} count={aggregations.length} />
        ))}
      </ol>
      <Button size="small" className="self-start" disabled={edit.readOnly} onClick={() => edit.patch(addAggregation(aggregations))}>
        <Plus size={14} strokeWidth={1.5} aria-hidden /> Add aggregation
      </Button>
    </DesignCard>
  );
}
