/** `value mod step` in `[0, step)`, for negative values too. The only remainder taken of instants. */
export function floorMod(value: number, step: number): number {
  const rest = value % step;
  return rest < 0 ? rest + step : rest + 0;
}

/** The greatest `offset + n × step` that is not above `value`; negative values floor (law W1). */
export function floorTo(value: number, step: number, offset = 0): number {
  return value - floorMod(value - offset, step) + 0;
}

/** Whole quotient, rounded towards minus infinity. */
export function floorDiv(value: number, step: number): number {
  return (value - floorMod(value, step)) / step + 0;
}
