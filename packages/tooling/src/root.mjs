import { fileURLToPath } from 'node:url';

/** The repository's root, absolute, with a slash behind. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));
