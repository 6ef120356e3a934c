export const dynamic = 'force-dynamic';

/** Alive; asks nobody. */
export const GET = (): Response => Response.json({ status: 'ok' });
