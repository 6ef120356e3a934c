import type { z } from 'zod';
import type { DiagnosticCode } from './diagnostic-catalogue';

/** What a schema of ours adds to a custom issue, so that it becomes a diagnostic with the right code. */
export type IssueParams = { readonly code: DiagnosticCode };

/** What is wrong with one value: its public code, a sentence, and the key below the value where it is missing or odd. */
export type SchemaIssue = { readonly code: DiagnosticCode; readonly message: string; readonly key?: string };

/** Reports a problem of one value with its public code. */
export function report(context: z.core.$RefinementCtx, { code, message, key }: SchemaIssue): void {
  const params: IssueParams = { code };
  context.addIssue({ code: 'custom', message, params, path: key === undefined ? [] : [key], input: context.value });
}
