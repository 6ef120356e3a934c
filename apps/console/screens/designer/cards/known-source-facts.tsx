import { formatDuration, formatFieldType, SourceDocument } from '@freshet/definitions';
import { Facts } from '../../../components/facts';
import type { KnownSource } from '../designer-world';

/** A published source, to read. */
export function KnownSourceFacts({ source }: { source: KnownSource }) {
  const read = SourceDocument.safeParse(source.document);
  if (!read.success) return null;
  const { topic, eventTime, watermarkDelayMs, fields } = read.data;
  return (
    <div className="rounded-control bg-muted p-3 text-compact">
      <Facts
        items={[
          ['Source', <code key="name">{source.name}</code>],
          ['Topic', <code key="topic">{topic}</code>],
          ['Event time', `${eventTime.field}, ${eventTime.format}`],
          ['Watermark delay', formatDuration(watermarkDelayMs)],
          [
            'Fields',
            <span key="fields" className="font-mono">
              {fields.map((field) => `${field.name} ${formatFieldType(field.type)}`).join(', ')}
            </span>,
          ],
        ]}
      />
    </div>
  );
}
