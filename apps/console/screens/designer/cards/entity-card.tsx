'use client';

import { useDesigner } from '../designer-context';
import { useDesignerWorld } from '../designer-world';
import { assignList } from '../draft/assign';
import { useEdit } from '../use-edit';
import { DesignCard } from './design-card';
import { DraftField } from './draft-field';
import { TypedInput } from './typed-input';

const namesOf = (text: string): string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** Whose features these are: the fields that make a key. */
export function EntityCard() {
  const { document, entityKeys } = useDesigner((state) => state.analysis.draft.view);
  const { fieldNames } = useDesignerWorld();
  const edit = useEdit(document);
  const commit = (text: string): void => {
    const list = (edit.raw() as { entity_keys?: unknown } | undefined)?.entity_keys;
    if (Array.isArray(list)) edit.patch(assignList('/entity_keys', list.map(String), namesOf(text)));
    else edit.assign({ path: '/entity_keys', value: namesOf(text) });
  };
  const unused = fieldNames.filter((name) => !entityKeys.includes(name)).slice(0, 8);
  return (
    <DesignCard id="entity" summary={entityKeys.length === 0 ? 'no key yet' : <code>{entityKeys.join(', ')}</code>}>
      <DraftField
        label="Entity keys"
        document={document}
        paths={['/entity_keys']}
        empty={entityKeys.length === 0}
        hint="Fields that say whose value it is; several with commas. A record without one is put aside as a dead letter."
      >
        {(control) => (
          <TypedInput
            {...control}
            mono
            placeholder="customer_id"
            readOnly={edit.readOnly}
            text={entityKeys.join(', ')}
            isReady={() => true}
            onCommit={commit}
          />
        )}
      </DraftField>
      {unused.length === 0 ? null : (
        <div className="flex flex-wrap items-center gap-1 text-compact text-fg-3">
          In the events:
          {unused.map((name) => (
            <button
              key={name}
              type="button"
              disabled={edit.readOnly}
              aria-label={`Add entity key ${name}`}
              onClick={() => commit([...entityKeys, name].join(','))}
              className="h-6 rounded-control border border-dashed border-border px-2 font-mono text-caption text-fg-2 hover:bg-hover"
            >
              {name}
            </button>
          ))}
        </div>
      )}
    </DesignCard>
  );
}
