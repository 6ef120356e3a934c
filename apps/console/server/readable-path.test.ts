import { expect, it } from 'vitest';
import { isReadablePath } from './readable-path';

it('refuses escapes that are no UTF-8', () => {
  expect(['/default/features/txn%20stats', '/', '/%E0%A4%A', '/%', '/%C3%28'].map(isReadablePath)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
