import { checkReadiness } from '../../server/check-readiness';

export const dynamic = 'force-dynamic';

/** Ready when the database and the online store answer; 503 and which one did not, otherwise. */
export const GET = async (): Promise<Response> => {
  const readiness = await checkReadiness();
  return Response.json(readiness, { status: readiness.status === 'ready' ? 200 : 503 });
};
