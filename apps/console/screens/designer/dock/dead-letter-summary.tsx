'use client';

import type { DeadLetterReason } from '@freshet/definitions';
import { Popover } from '../../../components/popover';
import type { PreviewRecord, PreviewResult } from '../../../preview/preview-message';

const words: Readonly<Record<DeadLetterReason, string>> = {
  not_json_object: 'not one JSON object',
  event_time_unreadable: 'no readable event time',
  entity_key_missing: 'no entity key',
  before_1970: 'event time before 1970',
  too_far_ahead: 'event time too far ahead',
};

type SummaryProps = { result: PreviewResult; records: readonly PreviewRecord[] };

/** How many records of the sample would be put aside and why, with one of each to look at. */
export function DeadLetterSummary({ result, records }: SummaryProps) {
  const reasons = [...new Set(result.deadLetters.map((letter) => letter.reason))];
  const count = <b className="font-strong tabular-nums">{result.deadLetters.length.toLocaleString('en')}</b>;
  if (reasons.length === 0) return <span>{count} dead letters</span>;
  return (
    <Popover
      label="Dead letters of the sample"
      className="w-[min(420px,calc(100vw-32px))]"
      trigger={
        <button type="button" className="min-h-6 text-left text-warn underline decoration-dotted underline-offset-2">
          {count} dead letters: {reasons.map((reason) => words[reason]).join(', ')}
        </button>
      }
    >
      <ul className="flex flex-col gap-3">
        {reasons.map((reason) => (
          <li key={reason}>
            <p className="font-strong text-fg">
              {result.deadLetters.filter((letter) => letter.reason === reason).length.toLocaleString('en')} × {words[reason]}{' '}
              <code>{reason}</code>
            </p>
            <p className="line-clamp-3 font-mono text-caption break-all">{payloadOf(result, records, reason)}</p>
          </li>
        ))}
      </ul>
    </Popover>
  );
}

function payloadOf(result: PreviewResult, records: readonly PreviewRecord[], reason: DeadLetterReason): string {
  const letter = result.deadLetters.find((each) => each.reason === reason);
  const record = records.find((each) => each.partition === letter?.partition && each.offset === letter.offset);
  return record?.value?.slice(0, 500) ?? '';
}
