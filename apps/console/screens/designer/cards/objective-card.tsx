'use client';

import { Plus, Trash2 } from 'lucide-react';
import { Button } from '../../../components/button';
import { useDesigner } from '../designer-context';
import type { ObjectiveDraft } from '../draft/draft';
import { useEdit } from '../use-edit';
import { DesignCard } from './design-card';
import { DraftField } from './draft-field';
import { DurationField } from './duration-field';
import { TypedInput } from './typed-input';

const path = '/freshness_slo';
const starter = { threshold: '65m', objective: 0.99, window: '28d' };

/** How fresh values promise to be. */
export function ObjectiveCard() {
  const { document, objective } = useDesigner((state) => state.analysis.draft.view);
  const edit = useEdit(document);
  return (
    <DesignCard id="objective" summary={objective ? sentence(objective) : 'no promise about freshness'}>
      {objective ? (
        <ObjectiveFields document={document} objective={objective} onRemove={() => edit.assign({ path, value: undefined })} />
      ) : (
        <div className="flex flex-wrap items-center gap-3">
          <Button size="small" disabled={edit.readOnly} onClick={() => edit.assign({ path, value: starter })}>
            <Plus size={14} strokeWidth={1.5} aria-hidden /> Add objective
          </Button>
          <span className="text-compact text-fg-3">Optional: a share of writes that must come within a time of their newest event.</span>
        </div>
      )}
    </DesignCard>
  );
}

const sentence = ({ objective, threshold, window }: ObjectiveDraft): string =>
  `${percentText(objective)} of writes within ${threshold.text || '…'} of the event, over ${window.text || '…'}`;

const percentText = (share: string): string =>
  Number.isFinite(Number(share)) && share !== '' ? `${Number((Number(share) * 100).toFixed(6))} %` : share || '…';

function ObjectiveFields({ document, objective, onRemove }: { document: number; objective: ObjectiveDraft; onRemove: () => void }) {
  const edit = useEdit(document);
  return (
    <div className="flex flex-wrap items-end gap-3">
      <DraftField label="Objective share" document={document} paths={[`${path}/objective`]} className="w-28">
        {(control) => (
          <TypedInput
            {...control}
            inputMode="decimal"
            mono
            readOnly={edit.readOnly}
            placeholder="0.99"
            text={objective.objective}
            isReady={(text) => text.trim() !== '' && Number.isFinite(Number(text))}
            onCommit={(text) => edit.assign({ path: `${path}/objective`, value: numberOrText(text) })}
          />
        )}
      </DraftField>
      <DurationField
        label="Objective threshold"
        document={document}
        within={path}
        name="threshold"
        duration={objective.threshold}
        placeholder="65m"
        className="w-36"
      />
      <DurationField
        label="Objective window"
        document={document}
        within={path}
        name="window"
        duration={objective.window}
        placeholder="28d"
        className="w-36"
      />
      <Button kind="ghost" disabled={edit.readOnly} onClick={onRemove}>
        <Trash2 size={14} strokeWidth={1.5} aria-hidden /> Remove objective
      </Button>
    </div>
  );
}

const numberOrText = (text: string): number | string => (text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text);
