import { describe, expect, it } from 'vitest';
import { generateSql } from './generate-sql';
import { derivedSource, deviceSessions, hostileNames, hourlyTransactions, localDays } from './testing/plans';

const options = { tenant: 'default', brokers: 'kafka:9092' };

describe('generateSql', () => {
  it.each([
    ['tumbling', hourlyTransactions],
    ['several-groups', derivedSource],
    ['session', deviceSessions],
    ['offset', localDays],
    ['hostile-names', hostileNames],
  ])('writes %s as its golden file', async (name, plan) => {
    await expect(generateSql(plan, options).text).toMatchFileSnapshot(`./golden/${name}.sql`);
  });
});
