'use client';

import { SelectInput } from '../../../components/select-input';
import { useDesigner } from '../designer-context';
import { useDesignerWorld } from '../designer-world';
import { useEdit } from '../use-edit';
import { DeclaredSourceFields } from './declared-source-fields';
import { DerivedSourceNote } from './derived-source-note';
import { DesignCard } from './design-card';
import { DraftField } from './draft-field';
import { KnownSourceFacts } from './known-source-facts';
import { TextField } from './text-field';

/** Where events come from and how they are read. */
export function SourceCard() {
  const { view, source } = useDesigner((state) => state.analysis.draft);
  const plan = useDesigner((state) => state.analysis.plan);
  const { sources } = useDesignerWorld();
  const { origin, document } = view;
  const known = sources.find((each) => !each.derived && (origin.kind === 'source' ? each.name : each.topic) === origin.name);
  const how = plan ? ` · by ${plan.source.eventTime.field} · watermark ${plan.source.watermarkDelayMs / 1000} s` : '';
  return (
    <DesignCard
      id="source"
      summary={
        <>
          <code>{origin.name || 'no topic yet'}</code>
          {how}
        </>
      }
    >
      <OriginChoice sourceName={source?.name ?? known?.name} topic={source?.topic ?? known?.topic} />
      {origin.kind === 'topic' ? (
        <TextField
          label="Kafka topic"
          document={document}
          path="/kafka_topic"
          value={origin.name}
          mono
          list="designer-topics"
          placeholder="transactions"
          hint="The topic, on Kafka or in the built-in log, that events arrive on."
        />
      ) : (
        <SourceChoice />
      )}
      {source ? <DeclaredSourceFields source={source} /> : known ? <KnownSourceFacts source={known} /> : <DerivedSourceNote />}
    </DesignCard>
  );
}

const origins = [
  { kind: 'topic', label: 'Topic' },
  { kind: 'source', label: 'Declared source' },
] as const;

/** The choice between a topic and a source; `sourceName` and `topic` are those of the source that is read now, where it is known. */
function OriginChoice({ sourceName, topic }: { sourceName: string | undefined; topic: string | undefined }) {
  const { origin, document } = useDesigner((state) => state.analysis.draft.view);
  const edit = useEdit(document);
  const choose = (kind: 'topic' | 'source'): void => {
    if (kind === origin.kind) return;
    edit.assign(
      { path: kind === 'topic' ? '/source' : '/kafka_topic', value: undefined },
      { path: kind === 'topic' ? '/kafka_topic' : '/source', value: (kind === 'topic' ? topic : sourceName) ?? origin.name },
    );
  };
  return (
    <fieldset className="flex flex-wrap items-center gap-4" disabled={edit.readOnly}>
      <legend className="sr-only">Events come from</legend>
      {origins.map(({ kind, label }) => (
        <label key={kind} className="flex h-6 items-center gap-2">
          <input
            type="radio"
            name="origin"
            className="size-4 accent-(--primary)"
            checked={origin.kind === kind}
            onChange={() => choose(kind)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

function SourceChoice() {
  const { view, source } = useDesigner((state) => state.analysis.draft);
  const { sources } = useDesignerWorld();
  const { origin, document } = view;
  const edit = useEdit(document);
  const names = [...new Set([...(source ? [source.name] : []), ...sources.filter((each) => !each.derived).map((each) => each.name)])];
  const isKnown = names.includes(origin.name);
  return (
    <DraftField
      label="Source"
      document={document}
      paths={['/source']}
      hint={
        names.length === 0
          ? 'No source is declared yet. Choose a topic and declare one from its events.'
          : 'A source declared in this text or published before.'
      }
    >
      {(control) => (
        <SelectInput
          {...control}
          mono
          disabled={edit.readOnly}
          value={origin.name}
          onChange={(event) => edit.assign({ path: '/source', value: event.target.value })}
        >
          {isKnown ? null : <option value={origin.name}>{origin.name || 'choose a source'}</option>}
          {names.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </SelectInput>
      )}
    </DraftField>
  );
}
