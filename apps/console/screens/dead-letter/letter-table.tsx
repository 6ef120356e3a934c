import { cn } from '../../components/class-names';
import { CopyButton } from '../../components/copy-button';
import { Instant } from '../../components/instant';
import { Cell, HeadCell, Row, STACKED_ROW, STACKED_TABLE, Table } from '../../components/table';
import type { Outputs } from '../../trpc/outputs';
import { REASONS } from './reason-text';

type Letter = Outputs['deadLetter']['list']['letters'][number];

function Payload({ letter }: { letter: Letter }) {
  const { payload, encoding, bytes } = letter;
  if (payload === null) return <span className="text-fg-3">tombstone</span>;
  return (
    <details className="min-w-0">
      <summary className="flex min-h-6 items-center gap-2">
        <span className="max-w-[560px] truncate font-mono max-md:max-w-[280px]">{payload || '""'}</span>
        {encoding === 'hex' ? <span className="text-fg-3">hex, no UTF-8</span> : null}
      </summary>
      <div className="flex items-start gap-1 pb-2">
        <pre className="max-w-[720px] rounded-control bg-inset p-2 whitespace-pre-wrap [overflow-wrap:anywhere] max-md:max-w-[280px]">
          {payload}
        </pre>
        <CopyButton text={payload} label="Copy payload" />
      </div>
      {bytes > payload.length ? <p className="pb-2 text-fg-3">{bytes} bytes in all</p> : null}
    </details>
  );
}

/** Kept dead letters with their place in the topic and what they held. */
export function LetterTable({ letters }: { letters: readonly Letter[] }) {
  return (
    <Table label="Kept dead letters" className={cn('mt-2', STACKED_TABLE)}>
      <thead>
        <tr>
          <HeadCell className="pl-6">Arrived</HeadCell>
          <HeadCell>Reason</HeadCell>
          <HeadCell>Feature view</HeadCell>
          <HeadCell numeric>Partition</HeadCell>
          <HeadCell numeric>Offset</HeadCell>
          <HeadCell>Payload</HeadCell>
        </tr>
      </thead>
      <tbody>
        {letters.map((letter) => (
          <Row key={letter.id} className={STACKED_ROW}>
            <Cell className="pl-6 text-fg-2 max-md:order-1 max-md:text-right">
              <Instant ms={letter.appendMs} />
            </Cell>
            <Cell>{REASONS[letter.reason].word}</Cell>
            <Cell className="truncate font-mono max-md:order-2">{letter.view}</Cell>
            <Cell numeric head="partition" className="font-mono max-md:order-3">
              {letter.partition}
            </Cell>
            <Cell numeric head="offset" className="font-mono max-md:order-4 max-md:col-span-2 max-md:text-left">
              {letter.offset}
            </Cell>
            <Cell className="max-md:order-5 max-md:col-span-2">
              <Payload letter={letter} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
