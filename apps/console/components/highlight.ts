/** Languages a code block can colour. */
export type CodeLanguage = 'sql' | 'yaml' | 'json' | 'shell';

/** A run of characters of one colour. */
export type Token = {
  readonly kind: 'plain' | 'keyword' | 'string' | 'number' | 'comment' | 'name';
  readonly text: string;
  readonly column: number;
};

/** A line of code, numbered from 1. */
export type CodeLine = { readonly number: number; readonly tokens: readonly Token[] };

const SQL_WORDS =
  'ADD|AND|AS|ASC|AVG|BIGINT|BOOLEAN|BY|CASE|CAST|COUNT|CREATE|DECIMAL|DELETE|DESCRIPTOR|DISTINCT|DOUBLE|ELSE|END|EXECUTE|FILTER|FOR|FROM|GROUP|HOP|IF|IN|INSERT|INTERVAL|INTO|IS|JOIN|KEY|LIKE|MAX|METADATA|MIN|NOT|NULL|ON|OR|ORDER|PARTITION|PRIMARY|ROW|SECOND|SECONDS|MINUTE|MINUTES|HOUR|HOURS|DAY|DAYS|SELECT|SESSION|SET|STATEMENT|STRING|SUM|TABLE|TEMPORARY|THEN|TIMESTAMP|TIMESTAMP_LTZ|TUMBLE|VALUES|VIEW|VIRTUAL|WATERMARK|WHEN|WHERE|WITH|BEGIN';

const GRAMMARS: Record<CodeLanguage, RegExp> = {
  sql: new RegExp(
    String.raw`(?<comment>--.*$)|(?<string>'(?:[^']|'')*')|(?<name>\x60(?:[^\x60]|\x60\x60)*\x60)|(?<keyword>\b(?:${SQL_WORDS})\b)|(?<number>\b\d+(?:\.\d+)?\b)`,
    'g',
  ),
  yaml: /(?<comment>(?<=^|\s)#.*$)|(?<keyword>^\s*(?:- )?[\w./-]+(?=:(?:\s|$)))|(?<string>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')|(?<number>(?<=[\s[,])-?\d+(?:\.\d+)?(?=[\s,\]]|$))/g,
  json: /(?<keyword>"(?:[^"\\]|\\.)*"(?=\s*:))|(?<string>"(?:[^"\\]|\\.)*")|(?<number>-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b)|(?<name>\b(?:true|false|null)\b)/g,
  shell:
    /(?<comment>(?<=^|\s)#.*$)|(?<string>'[^']*'|"(?:[^"\\]|\\.)*")|(?<keyword>^\s*(?:curl|freshet|npx|npm)\b)|(?<name>(?<=\s)-{1,2}[\w-]+)/g,
};

const KINDS = ['comment', 'string', 'name', 'keyword', 'number'] as const;

const tokensOf = (line: string, grammar: RegExp): readonly Token[] => {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of line.matchAll(grammar)) {
    if (match.index > end) tokens.push({ kind: 'plain', text: line.slice(end, match.index), column: end });
    tokens.push({ kind: KINDS.find((kind) => match.groups?.[kind] !== undefined) ?? 'plain', text: match[0], column: match.index });
    end = match.index + match[0].length;
  }
  if (end < line.length) tokens.push({ kind: 'plain', text: line.slice(end), column: end });
  return tokens;
};

/** Splits code into lines of coloured runs; the runs of a line always join to the line itself. */
export const highlight = (text: string, language: CodeLanguage): readonly CodeLine[] =>
  text.split('\n').map((line, index) => ({ number: index + 1, tokens: tokensOf(line, GRAMMARS[language]) }));
