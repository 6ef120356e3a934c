'use client';

import { useDesigner } from '../designer-context';
import { DesignCard } from './design-card';
import { TextField } from './text-field';

/** Name, description and owner. */
export function ViewCard() {
  const view = useDesigner((state) => state.analysis.draft.view);
  return (
    <DesignCard id="view" summary={<code>{view.name || 'not named yet'}</code>}>
      <div className="grid gap-3 @min-[560px]:grid-cols-2">
        <TextField
          label="Feature view name"
          document={view.document}
          path="/name"
          value={view.name}
          mono
          placeholder="realtime_transaction_stats"
          hint="Small letters, digits and _; part of every address of its features."
        />
        <TextField label="Owner" document={view.document} path="/owner" value={view.owner} optional placeholder="fraud-team" />
        <TextField
          label="Description"
          document={view.document}
          path="/description"
          value={view.description}
          optional
          placeholder="What the features say, in a sentence"
          className="@min-[560px]:col-span-2"
        />
      </div>
    </DesignCard>
  );
}
