/**
 * One value of a field or feature inside Freshet.
 * string → string · boolean → boolean · int64 → bigint · double → finite number · decimal → {@link Decimal} · timestamp → epoch ms as number.
 * `null` is SQL's NULL.
 */
export type Value = string | boolean | bigint | number | Decimal | null;

/** An exact decimal: `unscaled × 10^-scale`. */
export type Decimal = { readonly unscaled: bigint; readonly scale: number };

/**
 * One value as JSON on the wire of rows, CLI and tRPC: int64 and decimals are strings (decimals with all digits of their
 * scale), doubles and timestamps numbers, the rest itself.
 */
export type WireValue = string | boolean | number | null;
