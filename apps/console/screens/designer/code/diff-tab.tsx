'use client';

import { DiffEditor } from '../../../components/editor/diff-editor';
import { Message } from '../../../components/message';
import { useDesigner } from '../designer-context';

/** The text beside that of the latest revision. */
export function DiffTab() {
  const text = useDesigner((state) => state.text);
  const deployed = useDesigner((state) => state.deployed);
  if (deployed === null)
    return (
      <Message title="Nothing to compare with">
        <p>No revision of this view has been published yet.</p>
      </Message>
    );
  if (deployed === text)
    return (
      <Message title="No changes">
        <p>The text is that of the latest revision.</p>
      </Message>
    );
  return <DiffEditor language="yaml" label="Declaration against the latest revision" before={deployed} after={text} sideBySide={false} />;
}
