import { expect, it } from 'vitest';
import { curlText } from './curl-text';

const request = {
  featureServerUrl: 'http://127.0.0.1:6566',
  tenant: 'default',
  view: 'stats',
  features: ['count_1h'],
  keys: [
    { name: 'customer', type: 'string' },
    { name: 'zone', type: 'int64' },
  ],
  entity: { customer: `O'Neill "x"`, zone: '9007199254740993' },
};

it('quotes for the shell and keeps every digit', () => {
  const [command, ...body] = curlText(request).split('\n');
  expect(command).toBe("curl -s http://127.0.0.1:6566/get-online-features -H 'content-type: application/json' -d '{");
  expect(body.join('')).toBe(
    `  "features": [    "stats:count_1h"  ],  "entities": {"customer":["O'\\''Neill \\"x\\""],"zone":[9007199254740993]}}'`,
  );
});

it('names a tenant that is not the default one', () => {
  expect(curlText({ ...request, tenant: 'acme' })).toContain("-H 'X-Freshet-Tenant: acme'");
});
