'use client';

import { Plus, Trash2 } from 'lucide-react';
import { Button } from '../../../components/button';
import { IconButton } from '../../../components/icon-button';
import { SelectInput } from '../../../components/select-input';
import type { SourceDraft } from '../draft/draft';
import { eventTimeFormats } from '../draft/infer-source';
import { useEdit } from '../use-edit';
import { DraftField } from './draft-field';
import { DurationField } from './duration-field';
import { TextField } from './text-field';

/** The source that this text declares: its time, its delays, its fields. */
export function DeclaredSourceFields({ source }: { source: SourceDraft }) {
  const { document } = source;
  return (
    <div className="flex flex-col gap-3 rounded-control bg-muted p-3">
      <h3 className="text-compact font-strong">
        Source <code>{source.name}</code>, declared here
      </h3>
      <div className="grid grid-cols-2 gap-3 @min-[560px]:grid-cols-4">
        <TextField
          label="Event time field"
          document={document}
          path="/event_time/field"
          value={source.eventTimeField}
          mono
          list="designer-fields"
        />
        <EventTimeFormat source={source} />
        <DurationField
          label="Watermark delay"
          document={document}
          within=""
          name="watermark_delay"
          duration={source.delay}
          placeholder="5s"
        />
        <DurationField
          label="Idle timeout"
          document={document}
          within=""
          name="idle_timeout"
          duration={source.idleTimeout}
          placeholder="30s"
        />
      </div>
      <SourceFieldList source={source} />
    </div>
  );
}

function EventTimeFormat({ source }: { source: SourceDraft }) {
  const edit = useEdit(source.document);
  const known = eventTimeFormats.some((format) => format === source.eventTimeFormat);
  return (
    <DraftField label="Event time format" document={source.document} paths={['/event_time/format']}>
      {(control) => (
        <SelectInput
          {...control}
          mono
          disabled={edit.readOnly}
          value={source.eventTimeFormat}
          onChange={(event) => edit.assign({ path: '/event_time/format', value: event.target.value })}
        >
          {known ? null : <option value={source.eventTimeFormat}>{source.eventTimeFormat || 'choose'}</option>}
          {eventTimeFormats.map((format) => (
            <option key={format} value={format}>
              {format}
            </option>
          ))}
        </SelectInput>
      )}
    </DraftField>
  );
}

function SourceFieldList({ source }: { source: SourceDraft }) {
  const edit = useEdit(source.document);
  return (
    <div className="flex flex-col gap-2">
      <h3 className="text-compact font-strong">Fields</h3>
      <ul className="flex flex-col gap-1">
        {source.fields.map((field, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a field is told by its place; its name is being edited
          <li key={index} className="flex items-start gap-2">
            <TextField
              label={`Field ${index + 1} name`}
              shortLabel="Name"
              document={source.document}
              path={`/fields/${index}/name`}
              value={field.name}
              mono
              className="min-w-0 flex-1"
            />
            <TextField
              label={`Field ${index + 1} type`}
              shortLabel="Type"
              document={source.document}
              path={`/fields/${index}/type`}
              value={field.type}
              mono
              list="designer-types"
              className="w-36"
            />
            <IconButton
              size="small"
              className="mt-6"
              label={`Remove field ${field.name || index + 1}`}
              disabled={edit.readOnly || source.fields.length === 1}
              onClick={() => edit.patch([{ op: 'remove', path: `/fields/${index}` }])}
            >
              <Trash2 size={14} strokeWidth={1.5} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      <Button
        size="small"
        className="self-start"
        disabled={edit.readOnly}
        onClick={() => edit.patch([{ op: 'add', path: '/fields/-', value: { name: `field_${source.fields.length + 1}`, type: 'string' } }])}
      >
        <Plus size={14} strokeWidth={1.5} aria-hidden /> Add field
      </Button>
    </div>
  );
}
