import { expect, it } from 'vitest';
import { breadcrumb } from './breadcrumb';

it('names places and leaves the last step without a link', () => {
  expect(breadcrumb('/default/features/txn%20stats/design')).toEqual([
    { label: 'Features', href: '/default/features' },
    { label: 'txn stats', href: '/default/features/txn%20stats' },
    { label: 'Design', href: null },
  ]);
});

it('stands a broken escape', () => {
  expect(breadcrumb('/default/features/%E0%A4%A')).toEqual([
    { label: 'Features', href: '/default/features' },
    { label: '%E0%A4%A', href: null },
  ]);
});

it('is empty outside a tenant', () => {
  expect(breadcrumb('/')).toEqual([]);
});
