/** An object of names and values in the order of the names, safe for every name (`__proto__` becomes a field of its own). */
export function recordOf<Value>(names: readonly string[], values: readonly Value[]): Record<string, Value> {
  const record: Record<string, Value> = {};
  for (const [index, name] of names.entries()) {
    const value = values[index];
    if (value === undefined) continue;
    if (name === '__proto__') Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true });
    else record[name] = value;
  }
  return record;
}
