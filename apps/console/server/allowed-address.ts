/** Where the console listens, as far as a request's `Host` and `Origin` must agree with it. */
export type ListenAddress = { readonly host: string; readonly port: number; readonly consoleUrl: string | undefined };

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

const withoutPort = (host: string): string => host.replace(/:\d+$/, '').toLowerCase();

const allowedNames = ({ host, consoleUrl }: ListenAddress): ReadonlySet<string> => {
  const names = [...LOOPBACK, host.toLowerCase()];
  return new Set(consoleUrl === undefined ? names : [...names, new URL(consoleUrl).hostname.toLowerCase()]);
};

/** Whether a request's `Host` names this console: a foreign name that resolves here is refused, so that no web page can reach a local console by rebinding its name. */
export const isAllowedHost = (hostHeader: string | null, address: ListenAddress): boolean =>
  hostHeader !== null && allowedNames(address).has(withoutPort(hostHeader));

/** Whether a request comes from this console's own pages, or from no page at all. */
export const isAllowedOrigin = (originHeader: string | null, hostHeader: string | null, address: ListenAddress): boolean => {
  if (originHeader === null) return true;
  if (!URL.canParse(originHeader)) return false;
  const origin = new URL(originHeader);
  return origin.host === hostHeader && allowedNames(address).has(origin.hostname.toLowerCase());
};
