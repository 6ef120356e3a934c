import type { languages } from 'monaco-editor/editor';

/** The language id under which the editor knows Flink SQL. */
export const flinkSqlId = 'flink-sql';

const keywords =
  'ADD AND AS ASC BEGIN BETWEEN BY CASE CAST CREATE CROSS CURRENT DATABASE DESC DISTINCT ELSE END EXECUTE EXISTS FALSE FILTER FOR FROM FULL FUNCTION GROUP HAVING IF IN INNER INSERT INTERVAL INTO IS JOIN LEFT LIKE LIMIT MATCH METADATA NOT NULL ON OR ORDER OUTER OVER PARTITION PARTITIONED PRIMARY KEY ENFORCED RESET RIGHT ROW ROWS SELECT SET STATEMENT TABLE TEMPORARY THEN TRUE UNION USING VALUES VIEW VIRTUAL WATERMARK WHEN WHERE WINDOW WITH DAY HOUR MINUTE SECOND MONTH YEAR DESCRIPTOR';
const types =
  'ARRAY BIGINT BOOLEAN BYTES CHAR DATE DECIMAL DOUBLE FLOAT INT INTEGER MAP MULTISET RAW SMALLINT STRING TIME TIMESTAMP TIMESTAMP_LTZ TINYINT VARCHAR';

/** Colours for Flink SQL: keywords, types, functions, quoted names, text, numbers and comments. */
export const flinkSqlTokens: languages.IMonarchLanguage = {
  ignoreCase: true,
  keywords: keywords.split(' '),
  types: types.split(' '),
  tokenizer: {
    root: [
      [/--.*$/, 'comment'],
      [/\/\*/, 'comment', '@comment'],
      [/'/, 'string', '@text'],
      [/`/, 'identifier.quote', '@name'],
      [/\d+(\.\d+)?(e[+-]?\d+)?/, 'number'],
      [/[a-z_]\w*(?=\s*\()/, { cases: { '@keywords': 'keyword', '@types': 'type', '@default': 'predefined' } }],
      [/[a-z_]\w*/, { cases: { '@keywords': 'keyword', '@types': 'type', '@default': 'identifier' } }],
      [/[;,.()]/, 'delimiter'],
      [/[<>=!+\-*/%|]+/, 'operator'],
    ],
    comment: [
      [/\*\//, 'comment', '@pop'],
      [/./, 'comment'],
    ],
    text: [
      [/''/, 'string'],
      [/'/, 'string', '@pop'],
      [/[^']+/, 'string'],
    ],
    name: [
      [/``/, 'identifier.quote'],
      [/`/, 'identifier.quote', '@pop'],
      [/[^`]+/, 'identifier.quote'],
    ],
  },
};

/** Comments, brackets and quotes of Flink SQL. */
export const flinkSqlConfiguration: languages.LanguageConfiguration = {
  comments: { lineComment: '--', blockComment: ['/*', '*/'] },
  brackets: [['(', ')']],
};
