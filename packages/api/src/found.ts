import { ApiError } from './errors';

/** What was looked for, or `ApiError('not_found')` with the sentence. */
export const found = <T>(value: T | null, sentence: string): T => {
  if (value === null) throw new ApiError('not_found', sentence);
  return value;
};
