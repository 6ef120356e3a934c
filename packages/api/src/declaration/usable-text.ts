import type { ParseResult } from '@freshet/definitions';
import type { RegistryContext } from '@freshet/registry';
import { ApiError } from '../errors';
import { checkText } from './check-text';

/** Like `checkText`, for verbs that act on the text: rejects with `ApiError('invalid')` and the diagnostics when one is an error. */
export const usableText = async (ctx: RegistryContext, text: string): Promise<ParseResult> => {
  const result = await checkText(ctx, text);
  const first = result.diagnostics.find(({ severity }) => severity === 'error');
  if (first !== undefined) throw new ApiError('invalid', first.message, result.diagnostics);
  if (result.documents.length === 0) throw new ApiError('invalid', 'The text declares nothing.');
  return result;
};
