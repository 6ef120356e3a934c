'use client';

import { FileText, Plus } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { Button } from '../../../components/button';
import { PageHead } from '../../../components/page-head';
import { blankTemplate, type Template, templates } from '../draft/template';

/** What to start a design from: nothing, a worked example, or a text that is there already. */
export function StartChoice({ onStart }: { onStart: (text: string) => void }) {
  return (
    <>
      <PageHead title="New feature view" />
      <div className="flex flex-col gap-6 px-6 py-4 max-md:px-4">
        <section aria-label="Start from a form" className="flex flex-col gap-2">
          <h2 className="font-strong">Start from a form</h2>
          <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
            {[blankTemplate, ...templates].map((template) => (
              <li key={template.id}>
                <TemplateButton template={template} onStart={onStart} />
              </li>
            ))}
          </ul>
        </section>
        <PasteYaml onStart={onStart} />
      </div>
    </>
  );
}

function TemplateButton({ template, onStart }: { template: Template; onStart: (text: string) => void }) {
  const Icon = template.id === blankTemplate.id ? Plus : FileText;
  return (
    <button
      type="button"
      onClick={() => onStart(template.text)}
      className="flex h-full w-full flex-col items-start gap-1 rounded-card border border-border bg-card p-4 text-left hover:border-border-strong hover:bg-hover"
    >
      <span className="flex items-center gap-2 font-strong">
        <Icon size={16} strokeWidth={1.5} aria-hidden className="text-fg-2" /> {template.title}
      </span>
      <span className="text-compact text-fg-2">{template.description}</span>
    </button>
  );
}

const NOTHING_PASTED = 'Paste a declaration first.';

/** Why a text cannot be opened; null when it can. The parser is fetched with the first text. */
const reasonAgainst = async (text: string): Promise<string | null> => {
  const { readDraft } = await import('../draft/read-draft');
  const reading = readDraft(text);
  return 'error' in reading ? `Line ${reading.error.line}: ${reading.error.message}` : null;
};

function PasteYaml({ onStart }: { onStart: (text: string) => void }) {
  const id = useId();
  const [text, setText] = useState('');
  const [reason, setReason] = useState<string | null>(NOTHING_PASTED);
  const latest = useRef(text);
  const change = async (next: string): Promise<void> => {
    setText(next);
    latest.current = next;
    const found = next.trim() === '' ? NOTHING_PASTED : await reasonAgainst(next);
    if (latest.current === next) setReason(found);
  };
  return (
    <section aria-labelledby={`${id}-title`} className="flex max-w-[880px] flex-col gap-2">
      <h2 id={`${id}-title`} className="font-strong">
        Start from YAML
      </h2>
      <label htmlFor={id} className="text-compact text-fg-2">
        Declaration, YAML or JSON; sources may stand in the same text
      </label>
      <textarea
        id={id}
        value={text}
        spellCheck={false}
        rows={10}
        aria-describedby={`${id}-reason`}
        placeholder={'name: realtime_transaction_stats\nentity_keys: [customer_id]\nkafka_topic: transactions\n…'}
        onChange={(event) => void change(event.target.value)}
        className="w-full rounded-control border border-border-strong bg-bg p-2 font-mono text-compact leading-[18px]"
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button disabled={reason !== null} aria-describedby={`${id}-reason`} onClick={() => onStart(text)}>
          Open in the designer
        </Button>
        <span id={`${id}-reason`} className="text-compact text-fg-2">
          {reason ?? ''}
        </span>
      </div>
    </section>
  );
}
