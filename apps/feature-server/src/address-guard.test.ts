import { describe, expect, it } from 'vitest';
import { type AddressRules, isOwnAddress } from './address-guard';

const LOOPBACK: AddressRules = { bindHost: '127.0.0.1', hosts: [], origins: ['http://127.0.0.1:7480'] };

describe('an address', () => {
  it.each([
    { host: '127.0.0.1:6566', origin: undefined, own: true },
    { host: 'localhost:6566', origin: undefined, own: true },
    { host: '[::1]:6566', origin: undefined, own: true },
    { host: 'evil.example:6566', origin: undefined, own: false },
    { host: '127.0.0.1.evil.example', origin: undefined, own: false },
    { host: '10.0.0.7:6566', origin: undefined, own: false },
    { host: undefined, origin: undefined, own: false },
    { host: '127.0.0.1:6566', origin: 'http://127.0.0.1:7480', own: true },
    { host: '127.0.0.1:6566', origin: 'http://localhost:7480', own: true },
    { host: '127.0.0.1:6566', origin: 'http://127.0.0.1:6566', own: true },
    { host: '127.0.0.1:6566', origin: 'http://localhost:3000', own: false },
    { host: '127.0.0.1:6566', origin: 'https://evil.example', own: false },
    { host: '127.0.0.1:6566', origin: 'null', own: false },
  ])('$host asked from $origin is own: $own', ({ host, origin, own }) => {
    expect(isOwnAddress(LOOPBACK, host, origin)).toBe(own);
  });

  it('may be any IP address where the server is bound to the network', () => {
    const network = { ...LOOPBACK, bindHost: '0.0.0.0', hosts: ['features.internal'] };
    expect(isOwnAddress(network, '10.0.0.7:6566', undefined)).toBe(true);
    expect(isOwnAddress(network, 'features.internal', undefined)).toBe(true);
    expect(isOwnAddress(network, 'evil.example', undefined)).toBe(false);
  });
});
