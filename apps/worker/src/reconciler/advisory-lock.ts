import pg from 'pg';

/** ASCII of `freshet` as a number: any constant that no one else takes. */
const LOCK_KEY = '28821895033873780';

/** A lock in PostgreSQL that one session holds: of several workers only one acts. The epoch, not this lock, is the fence. */
export interface AdvisoryLock {
  /** Takes the lock if nobody has it, and proves that it is still held; false while another session has it or PostgreSQL is away. */
  hold(): Promise<boolean>;
  release(): Promise<void>;
}

type Options = { readonly databaseUrl: string; readonly timeoutMs: number; readonly onError: (error: unknown) => void };

/** A lock on the database at this URL, not yet taken. */
export function createAdvisoryLock({ databaseUrl, timeoutMs, onError }: Options): AdvisoryLock {
  let session: pg.Client | null = null;
  let held = false;

  const drop = async (): Promise<void> => {
    const old = session;
    session = null;
    held = false;
    await old?.end().catch(() => undefined);
  };
  /** A session that does not answer does not say goodbye either: nobody waits for it. */
  const giveUp = (error: unknown): void => {
    onError(error);
    void drop();
  };
  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({
      connectionString: databaseUrl,
      connectionTimeoutMillis: timeoutMs,
      query_timeout: timeoutMs,
      keepAlive: true,
    });
    client.on('error', (error) => {
      if (session === client) giveUp(error);
    });
    await client.connect();
    return client;
  };

  return {
    async hold() {
      try {
        session ??= await connect();
        const asked = session;
        if (held) await asked.query('SELECT 1');
        else {
          const { rows } = await asked.query('SELECT pg_try_advisory_lock($1) AS held', [LOCK_KEY]);
          held = session === asked && rows[0]?.held === true;
        }
      } catch (error) {
        giveUp(error);
      }
      return held;
    },
    release: drop,
  };
}
