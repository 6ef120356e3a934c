import { describe, expect, it } from 'vitest';
import { isAllowedHost, isAllowedOrigin } from './allowed-address';

const address = { host: '127.0.0.1', port: 7480, consoleUrl: 'http://freshet.example:7480' };

describe('isAllowedHost', () => {
  it.each(['127.0.0.1:7480', 'localhost:7480', '[::1]:7480', 'LOCALHOST', 'freshet.example'])('accepts %s', (host) => {
    expect(isAllowedHost(host, address)).toBe(true);
  });
  it.each(['evil.example', '127.0.0.1.evil.example:7480', 'localhost.evil.example', ''])('refuses %s', (host) => {
    expect(isAllowedHost(host, address)).toBe(false);
  });
  it('refuses a request without a host', () => {
    expect(isAllowedHost(null, address)).toBe(false);
  });
});

describe('isAllowedOrigin', () => {
  it('accepts no origin and the own one', () => {
    expect(isAllowedOrigin(null, '127.0.0.1:7480', address)).toBe(true);
    expect(isAllowedOrigin('http://127.0.0.1:7480', '127.0.0.1:7480', address)).toBe(true);
  });
  it.each(['http://evil.example', 'http://127.0.0.1:9999', 'null', 'http://localhost:7480'])('refuses %s', (origin) => {
    expect(isAllowedOrigin(origin, '127.0.0.1:7480', address)).toBe(false);
  });
});
