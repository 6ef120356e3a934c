import type { z } from 'zod';
import type { DiagnosticCode } from './diagnostic-catalogue';

/** What a schema of ours adds to a custom issue, so that it becomes a diagnostic with the right code. */
export type IssueParams = { readonly code: DiagnosticCode };

/** Reports a problem of one value with its public code. */
export function report(context: z.core.$RefinementCtx, code: DiagnosticCode, message: string, path: readonly PropertyKey[] = []): void {
  const params: IssueParams = { code };
  context.addIssue({ code: 'custom', message, params, path: [...path], input: context.value });
}
