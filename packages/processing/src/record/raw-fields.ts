/**
 * The text of each value of a JSON object as written, by field name; the last of equal names counts, as for `JSON.parse`.
 * `text` must be a valid JSON object.
 */
export function readRawFields(text: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  let at = skipBlanks(text, text.indexOf('{') + 1);
  while (text[at] === '"') {
    const nameEnd = endOfString(text, at);
    const name: unknown = JSON.parse(text.slice(at, nameEnd));
    const start = skipBlanks(text, skipBlanks(text, nameEnd) + 1);
    const end = endOfValue(text, start);
    fields.set(String(name), text.slice(start, end));
    at = skipBlanks(text, end);
    if (text[at] === ',') at = skipBlanks(text, at + 1);
  }
  return fields;
}

function skipBlanks(text: string, at: number): number {
  let index = at;
  while (' \t\n\r'.includes(text[index] ?? '.')) index += 1;
  return index;
}

function endOfString(text: string, start: number): number {
  let index = start + 1;
  while (text[index] !== '"') index += text[index] === '\\' ? 2 : 1;
  return index + 1;
}

function endOfValue(text: string, start: number): number {
  if (text[start] === '"') return endOfString(text, start);
  if (text[start] === '{' || text[start] === '[') return endOfNested(text, start);
  let index = start;
  while (!',} \t\n\r'.includes(text[index] ?? ',')) index += 1;
  return index;
}

function endOfNested(text: string, start: number): number {
  let depth = 0;
  let index = start;
  do {
    const character = text[index];
    if (character === '"') {
      index = endOfString(text, index);
      continue;
    }
    if (character === '{' || character === '[') depth += 1;
    if (character === '}' || character === ']') depth -= 1;
    index += 1;
  } while (depth > 0);
  return index;
}
