import { Document, isAlias, isCollection, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import type { PatchOperation } from '../diagnostic';
import { fromPointer } from '../json-pointer';

/**
 * Replaces one scalar by another inside the text, so that not even the blanks around it change; null where the operation
 * is not that simple (another kind of value, an alias on the way, a block text).
 */
export function spliceScalar(text: string, document: Document.Parsed, operation: PatchOperation): string | null {
  const path = fromPointer(operation.path);
  if (operation.op !== 'replace' || path === null || path.length === 0) return null;
  const node = path.reduce<Node | null>(
    (holder, step) => (isCollection(holder) ? ((holder.get(isSeq(holder) ? Number(step) : step, true) as Node | undefined) ?? null) : null),
    document.contents,
  );
  if (!isScalar(node) || isAlias(node) || !node.range || node.anchor || node.tag) return null;
  const written = writeScalar(operation.value, node.type);
  return written === null ? null : text.slice(0, node.range[0]) + written + text.slice(node.range[1]);
}

function writeScalar(value: unknown, style: Scalar.Type | undefined): string | null {
  if (value === null || typeof value === 'number' || typeof value === 'boolean')
    return style === 'PLAIN' || style?.startsWith('QUOTE') ? String(value) : null;
  if (typeof value !== 'string') return null;
  if (style === 'QUOTE_DOUBLE') return JSON.stringify(value);
  if (style === 'QUOTE_SINGLE' && !/\p{Cc}/u.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return style === 'PLAIN' ? writePlain(value) : null;
}

/** Written as inside `[…]`, where more has to be quoted than elsewhere: right in either place. */
function writePlain(value: string): string {
  const list = new Document([value]);
  if (isSeq(list.contents)) list.contents.flow = true;
  return list.toString({ lineWidth: 0, flowCollectionPadding: false }).trim().slice(1, -1);
}
