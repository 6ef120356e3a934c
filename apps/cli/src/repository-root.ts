import { fileURLToPath } from 'node:url';

/** The clone this program runs from: three folders above the bundle, and above this file. */
export const REPOSITORY_ROOT = fileURLToPath(new URL('../../../', import.meta.url));
