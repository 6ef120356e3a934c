import { isIP } from 'node:net';

/** Where this server is reached, and which pages may call it. */
export type AddressRules = {
  /** Address it binds to. */
  readonly bindHost: string;
  /** Names under which it may be asked for, besides loopback. */
  readonly hosts: readonly string[];
  /** Origins of pages that may call it, such as the console's. */
  readonly origins: readonly string[];
};

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Says whether a request's `Host` and `Origin` are this server's. A foreign name would let a web page reach a loopback server
 * by DNS rebinding; an IP literal cannot be rebound, so a server bound to the network takes any.
 */
export function isOwnAddress(rules: AddressRules, host: string | undefined, origin: string | undefined): boolean {
  const asked = hostOf(`http://${host ?? ''}`);
  if (asked === null || !isOwnHost(rules, asked.hostname)) return false;
  if (origin === undefined) return true;
  const page = hostOf(origin);
  if (page === null) return false;
  if (page.host === asked.host) return true;
  return rules.origins.some((allowed) => sameOrigin(allowed, page));
}

function isOwnHost(rules: AddressRules, name: string): boolean {
  if (LOOPBACK.has(name) || rules.hosts.includes(name)) return true;
  const bare = name.replace(/^\[|\]$/g, '');
  const bindsToNetwork = !LOOPBACK.has(rules.bindHost) && rules.bindHost !== '::1';
  return bindsToNetwork && (bare === rules.bindHost || isIP(bare) !== 0);
}

/** Same scheme and port, and the same host or two names of loopback. */
function sameOrigin(allowed: string, page: URL): boolean {
  const own = hostOf(allowed);
  if (own === null || own.protocol !== page.protocol || own.port !== page.port) return false;
  return own.hostname === page.hostname || (LOOPBACK.has(own.hostname) && LOOPBACK.has(page.hostname));
}

function hostOf(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null;
}
