import { FlinkSqlError } from './flink-sql-error';

const MAX_IDENTIFIER_LENGTH = 256;
const FIRST_PRINTABLE = 0x20;

const hasControlCharacter = (text: string): boolean => [...text].some((character) => character.charCodeAt(0) < FIRST_PRINTABLE);

/** A name as a Flink identifier; throws `unquotable_name` for an empty or overlong name, or one with a control character. */
export function quoteIdentifier(name: string): string {
  if (name === '' || name.length > MAX_IDENTIFIER_LENGTH || hasControlCharacter(name)) {
    throw new FlinkSqlError('unquotable_name', `Flink cannot name a table or column ${JSON.stringify(name)}.`);
  }
  return `\`${name.replaceAll('`', '``')}\``;
}

/** A text as a Flink string literal, in which a backslash is a backslash; throws `unquotable_text` for a control character. */
export function quoteText(text: string): string {
  if (hasControlCharacter(text)) {
    throw new FlinkSqlError('unquotable_text', `Flink SQL cannot hold the text ${JSON.stringify(text)}.`);
  }
  return `'${text.replaceAll("'", "''")}'`;
}
