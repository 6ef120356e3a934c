import { type ParseResult, parseDeclarations, SourceDocument } from '@freshet/definitions';
import { listSources, type RegistryContext } from '@freshet/registry';

/** Reads and compiles a text against the tenant's declared sources; what is wrong comes back as diagnostics. */
export const checkText = async (ctx: RegistryContext, text: string): Promise<ParseResult> => {
  const records = await listSources({ ctx, input: {} });
  const sources = records.filter(({ derived }) => !derived).map(({ document }) => SourceDocument.parse(document));
  return parseDeclarations(text, { sources });
};
