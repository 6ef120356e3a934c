import { Check } from 'lucide-react';
import { StatusLabel } from '../../../components/status-label';
import type { CardStatus } from '../draft/card';

/** How a card stands: a tick, or glyph and word. `code` of the first problem stands for the word where there is room for it. */
export function CardStatusMark({ status, code }: { status: CardStatus; code?: string | undefined }) {
  if (status.kind === 'valid')
    return (
      <span className="inline-flex text-ok">
        <Check size={14} strokeWidth={1.5} aria-hidden />
        <span className="sr-only">valid</span>
      </span>
    );
  const word = `${status.count} ${status.kind}${status.count === 1 ? '' : 's'}`;
  return (
    <span title={word}>
      <StatusLabel className="text-compact" status={status.kind === 'error' ? 'breaching' : 'at_risk'} word={code ?? word} />
      <span className="sr-only"> {word}</span>
    </span>
  );
}
