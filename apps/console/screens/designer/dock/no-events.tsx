'use client';

import { useMemo } from 'react';
import { CodeBlock } from '../../../components/code-block';
import { Message } from '../../../components/message';
import { useDesigner } from '../designer-context';
import { useDesignerWorld } from '../designer-world';
import { curlFor } from '../draft/curl';

/** Says that the topic has no events, and how to send one. */
export function NoEvents() {
  const { tenant, featureServerUrl, sample } = useDesignerWorld();
  const draft = useDesigner((state) => state.analysis.draft);
  const takenMs = sample.takenMs;
  const command = useMemo(
    () => curlFor(draft, { tenant, featureServerUrl, nowMs: takenMs ?? 0 }),
    [draft, tenant, featureServerUrl, takenMs],
  );
  return (
    <Message title={`No events on ${sample.topic} yet`} className="max-w-none">
      <p>Values appear here when the topic has events; this looks again every 5 s. To send one:</p>
      <CodeBlock text={command} language="shell" label="command that sends an event" className="max-w-full" />
    </Message>
  );
}
