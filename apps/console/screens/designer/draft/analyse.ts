import { type Diagnostic, type Plan, parseDeclarations, type SourceDocument } from '@freshet/definitions';
import { FlinkSqlError, generateSql, type SourceMapEntry, UNNAMED_BROKERS } from '@freshet/flink/sql';
import type { Analysis, SqlText } from './analysis';
import type { Draft } from './draft';
import { type DraftError, readDraft } from './read-draft';

/** The sources that a design may name besides those in its own text. */
export type AnalyseWith = { readonly sources: readonly SourceDocument[]; readonly tenant: string };

/** Reads, checks and compiles a text; fails only on a text that is no YAML or holds no feature view. */
export function analyse(text: string, { sources, tenant }: AnalyseWith): Analysis | { readonly error: DraftError } {
  const reading = readDraft(text);
  if ('error' in reading) return reading;
  const { draft, documents } = reading;
  const parsed = parseDeclarations(text, { sources });
  const plan = parsed.plans.find((compiled) => compiled.view === draft.view.name)?.plan ?? null;
  const blocked = parsed.diagnostics.some((diagnostic) => diagnostic.severity === 'error');
  return {
    draft,
    documents,
    problems: parsed.diagnostics.map((diagnostic) => ({ document: documentOf(diagnostic), diagnostic })),
    plan: blocked ? null : plan,
    ...(plan === null || blocked ? { sql: null, sqlFailure: null } : sqlOf(plan, tenant)),
  };
}

/** What a form shows before there is anything to show. */
export const emptyAnalysis: Analysis = { draft: emptyDraft(), documents: [], problems: [], plan: null, sql: null, sqlFailure: null };

const documentOf = (diagnostic: Diagnostic): number => diagnostic.document ?? 0;

function sqlOf(plan: Plan, tenant: string): Pick<Analysis, 'sql' | 'sqlFailure'> {
  try {
    const { text, sourceMap } = generateSql(plan, { tenant, brokers: UNNAMED_BROKERS });
    return { sql: { text, lines: linesOf(text, sourceMap) }, sqlFailure: null };
  } catch (error) {
    if (error instanceof FlinkSqlError) return { sql: null, sqlFailure: error.message };
    throw error;
  }
}

function linesOf(text: string, sourceMap: readonly SourceMapEntry[]): SqlText['lines'] {
  const paths: (string | null)[] = text
    .replace(/\n$/, '')
    .split('\n')
    .map(() => null);
  for (const { startLine, endLine, path } of sourceMap) paths.fill(path, startLine - 1, endLine);
  return paths;
}

function emptyDraft(): Draft {
  const none = { key: 'ttl', text: '' };
  return {
    view: {
      document: 0,
      name: '',
      description: '',
      owner: '',
      origin: { kind: 'topic', name: '' },
      entityKeys: [],
      aggregations: [],
      online: true,
      offline: true,
      ttl: none,
      objective: null,
    },
    source: null,
  };
}
