'use client';

import { AggregationsCard } from './cards/aggregations-card';
import { EntityCard } from './cards/entity-card';
import { ObjectiveCard } from './cards/objective-card';
import { OutputsCard } from './cards/outputs-card';
import { SourceCard } from './cards/source-card';
import { ViewCard } from './cards/view-card';
import { useDesignerWorld } from './designer-world';

const fieldTypes = ['string', 'boolean', 'int64', 'double', 'decimal(18,2)', 'timestamp'];

/** The form: all cards of the design, one under the other. */
export function CardStack() {
  const { sources, fieldNames } = useDesignerWorld();
  const topics = [...new Set(sources.map((source) => source.topic))];
  return (
    <section
      aria-label="Design"
      className="@container relative h-full min-h-0 min-w-0 overflow-y-auto bg-muted [[data-theme=dark]_&]:bg-bg"
    >
      <div className="flex flex-col gap-2 p-3 max-md:p-2">
        <ViewCard />
        <SourceCard />
        <EntityCard />
        <AggregationsCard />
        <OutputsCard />
        <ObjectiveCard />
      </div>
      <Suggestions id="designer-topics" values={topics} />
      <Suggestions id="designer-fields" values={fieldNames} />
      <Suggestions id="designer-types" values={fieldTypes} />
    </section>
  );
}

function Suggestions({ id, values }: { id: string; values: readonly string[] }) {
  return (
    <datalist id={id}>
      {values.map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  );
}
