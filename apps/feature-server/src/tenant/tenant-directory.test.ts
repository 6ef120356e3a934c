import pino from 'pino';
import { afterEach, expect, it } from 'vitest';
import { createTenantDirectory, type TenantDirectory, type TenantListing } from './tenant-directory';

const log = pino({ level: 'silent' });
let directory: TenantDirectory | null = null;
afterEach(() => directory?.close());

const over = (load: () => Promise<TenantListing>): TenantDirectory => {
  directory = createTenantDirectory({ load, refreshMs: 3_600_000, log });
  return directory;
};

it('asks again for a tenant it does not know', async () => {
  const tenants = ['default'];
  const known = over(async () => ({ tenants: [...tenants], topics: [{ tenant: 'default', topic: 't', partitions: 3 }] }));
  expect(await known.has('acme')).toBe(false);
  tenants.push('acme');
  expect(await known.has('acme')).toBe(true);
  expect(await known.partitionsOf({ tenant: 'default', topic: 't' })).toBe(3);
  expect(await known.partitionsOf({ tenant: 'acme', topic: 't' })).toBe(1);
});

it('keeps the last known tenants while the registry is away', async () => {
  let away = false;
  const known = over(async () => {
    if (away) throw new Error('away');
    return { tenants: ['default'], topics: [] };
  });
  expect(await known.has('default')).toBe(true);
  away = true;
  expect(await known.has('acme')).toBe(false);
  expect(await known.has('default')).toBe(true);
  expect(known.state()).toBe('stale');
});

it('says so when it never could read a list', async () => {
  const known = over(async () => {
    throw new Error('away');
  });
  await expect(known.has('default')).rejects.toThrow('away');
  expect(known.state()).toBe('never_loaded');
});
