/** An exact decimal: `unscaled × 10^-scale`. */
export type Decimal = { readonly unscaled: bigint; readonly scale: number };

/**
 * One value as JSON on the wire of rows, CLI and tRPC: int64 and decimals are strings (decimals with all digits of their
 * scale), doubles and timestamps numbers, the rest itself.
 */
export type WireValue = string | boolean | number | null;
