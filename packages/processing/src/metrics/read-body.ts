import { MetricsError } from './metrics-error';

/** The JSON object of a rollup body. */
export function readBody(text: string): object {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json === 'object' && json !== null) return json;
  } catch (cause) {
    throw new MetricsError('The rollup body is not JSON.', { cause });
  }
  throw new MetricsError('The rollup body is no JSON object.');
}

/** A number of the body; absent ones are nought, so that a newer writer's counts can be added to an older one's. */
export function readNumber(body: object, name: string): number {
  const value: unknown = Reflect.get(body, name) ?? 0;
  if (typeof value !== 'number') throw new MetricsError(`"${name}" of the rollup body is no number.`);
  return value;
}
