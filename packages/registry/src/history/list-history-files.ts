import { z } from 'zod';
import { ViewName } from '../name';
import { tenantRead } from '../verb';
import type { HistoryFileRecord } from './history-file-record';

export const ListHistoryFilesInput = z.object({ view: ViewName, keySpace: z.int().optional(), group: z.string().optional() });

/** The files of a view's history that readers may open, oldest events first. */
export const listHistoryFiles = tenantRead(
  ListHistoryFilesInput,
  async ({ rows, tenant }, { view, keySpace, group }): Promise<readonly HistoryFileRecord[]> => {
    const found = await rows.historyFile.findMany({
      where: { tenantName: tenant, viewName: view, keySpace, group },
      orderBy: [{ minEventMs: 'asc' }, { path: 'asc' }],
    });
    return found.map((row) => ({
      scope: { tenant: row.tenantName, view: row.viewName, keySpace: row.keySpace, group: row.group },
      path: row.path,
      rows: row.rows,
      bytes: Number(row.bytes),
      minEventMs: Number(row.minEventMs),
      maxEventMs: Number(row.maxEventMs),
      publishedMs: Number(row.publishedMs),
    }));
  },
);
