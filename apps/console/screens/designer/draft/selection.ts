import type { Place } from '../designer-store';
import type { Analysis } from './analysis';
import { cardOfPath } from './card';
import { linesOfCard, litLines } from './lit-lines';

/** Lines of the generated SQL, from 1, that come from what is selected. */
export function selectedLines({ draft, sql }: Analysis, selected: Place): readonly number[] {
  if (!sql || selected.path === '')
    return draft.source && sql && selected.document === draft.source.document ? linesOfCard(sql, 'source') : [];
  if (selected.document !== draft.view.document) return linesOfCard(sql, 'source');
  return /\/\d+/.test(selected.path) ? litLines(sql, selected.path) : linesOfCard(sql, cardOfPath(selected.path));
}
