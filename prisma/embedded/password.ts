import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { writeWhole } from './write-whole';

/** The superuser's password kept in `file` (mode 0600), made at random the first time. */
export const keptPassword = (file: string): string => {
  if (!existsSync(file)) writeWhole(file, randomBytes(24).toString('base64url'), { mode: 0o600, keepsFirst: true });
  return readFileSync(file, 'utf8').trim();
};
