import { type NextRequest, NextResponse } from 'next/server';
import { isDevelopment, readAddressEnv } from './env';
import { isAllowedHost, isAllowedOrigin } from './server/allowed-address';
import { contentSecurityPolicy } from './server/content-security-policy';
import { isReadablePath } from './server/readable-path';

const env = readAddressEnv();
const address = { host: env.FRESHET_HOST, port: env.PORT, consoleUrl: env.FRESHET_CONSOLE_URL };

/** Before every request: refuses foreign hosts and origins, then gives the page its content security policy. */
export function proxy(request: NextRequest): NextResponse {
  const host = request.headers.get('host');
  if (!isAllowedHost(host, address) || !isAllowedOrigin(request.headers.get('origin'), host, address))
    return new NextResponse('This console answers only to its own address.\n', {
      status: 403,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    });
  if (!isReadablePath(new URL(request.url).pathname))
    return new NextResponse('This address cannot be read.\n', { status: 400, headers: { 'content-type': 'text/plain; charset=utf-8' } });
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce, isDevelopment());
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'same-origin');
  return response;
}
