import { quoteText } from './quote';
import { block, commaSeparated, type SqlBlock } from './sql-block';

/** The lines inside `WITH ( … )`; a third element is the place in the declaration. */
export function tableOptions(options: readonly (readonly [name: string, value: string, path?: string])[]): SqlBlock {
  return commaSeparated(options.map(([name, value, path]) => block(`${quoteText(name)} = ${quoteText(value)}`, path)));
}
