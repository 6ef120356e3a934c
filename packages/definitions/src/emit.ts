import * as z from 'zod';
import { laterKey, wordOf } from './later';

/** When a window's row is emitted; today only when the window closes. */
export const Emit = z.strictObject({
  mode: wordOf(['on_close'], ['every', 'continuous']),
  interval: laterKey('interval'),
  interval_ms: laterKey('interval_ms'),
});
export type Emit = { readonly mode: 'on_close' };
