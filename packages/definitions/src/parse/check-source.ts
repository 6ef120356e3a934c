import type { Diagnostic } from '../diagnostic';
import { diagnostic } from '../diagnostic-catalogue';
import { formatFieldType } from '../field-type';
import { quote } from '../name';
import type { SourceDocument } from '../source';

/** What a source's schema cannot see: fields twice, an event time that its field's type contradicts. */
export function checkSource(source: SourceDocument): readonly Diagnostic[] {
  return [...checkFields(source), ...checkEventTime(source)];
}

function checkFields(source: SourceDocument): readonly Diagnostic[] {
  const seen = new Set<string>();
  return source.fields.flatMap(({ name }, index) => {
    const twice = seen.has(name);
    seen.add(name);
    return twice ? [diagnostic('FR105', { path: `/fields/${index}/name`, message: `The field ${quote(name)} is declared twice.` })] : [];
  });
}

function checkEventTime({ eventTime, fields }: SourceDocument): readonly Diagnostic[] {
  const field = fields.find((each) => each.name === eventTime.field);
  if (field === undefined) return [];
  const readable = eventTime.format === 'iso8601' ? ['string', 'timestamp'] : ['int64', 'double', 'decimal', 'string'];
  if (readable.includes(field.type.kind)) return [];
  const message = `${quote(field.name)} is declared as ${formatFieldType(field.type)}, but read as ${eventTime.format}.`;
  return [diagnostic('FR110', { path: '/event_time/format', message })];
}
