'use client';

import { useDesigner } from '../designer-context';
import { DesignCard } from './design-card';
import { DurationField } from './duration-field';
import { SwitchField } from './switch-field';

/** Where values go and how long they are valid. */
export function OutputsCard() {
  const { document, online, offline, ttl } = useDesigner((state) => state.analysis.draft.view);
  const stores = [online ? 'online' : null, offline ? 'history' : null].filter((store) => store !== null).join(' and ') || 'no store';
  return (
    <DesignCard id="outputs" summary={`${stores} · ${ttl.text === '' ? 'never expires' : `valid for ${ttl.text}`}`}>
      <div className="grid gap-3 @min-[560px]:grid-cols-3">
        <SwitchField
          label="Online store"
          document={document}
          path="/output_to_online_store"
          on={online}
          hint="The newest value of every entity, read by models."
        />
        <SwitchField
          label="Offline store"
          document={document}
          path="/output_to_offline_store"
          on={offline}
          hint={offline ? 'Every value with its time, for training sets.' : 'Without it there is no point-in-time training set.'}
        />
        <DurationField
          label="Time to live"
          document={document}
          within=""
          name="ttl"
          duration={ttl}
          placeholder="never expires"
          hint="Measured from the end of a value's window."
        />
      </div>
    </DesignCard>
  );
}
