import type { ExactInteger } from './exact-integer';

/**
 * A field's value inside the engine, not null: string and boolean are themselves, double and timestamp numbers, int64 an
 * {@link ExactInteger}, decimal the {@link ExactInteger} of its unscaled digits at the declared scale.
 */
export type Scalar = string | boolean | number | ExactInteger;
