import { z } from 'zod';

/** A text of declarations as callers send it; longer ones are refused. */
export const DeclarationText = z.object({ text: z.string().max(1_000_000) });
