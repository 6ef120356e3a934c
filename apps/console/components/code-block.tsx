import { cn } from './class-names';
import { CopyButton } from './copy-button';
import { type CodeLanguage, highlight } from './highlight';

const COLOURS = {
  plain: '',
  keyword: 'text-syn-key',
  string: 'text-syn-str',
  number: 'text-syn-num',
  comment: 'text-syn-com',
  name: 'text-syn-fn',
} as const;

type CodeBlockProps = { text: string; language: CodeLanguage; label: string; numbers?: boolean; className?: string };

/** Code to read and copy: lines, numbers, light colouring; no editor is loaded for it. */
export function CodeBlock({ text, language, label, numbers = false, className }: CodeBlockProps) {
  const lines = highlight(text.replace(/\n$/, ''), language);
  return (
    <div className={cn('relative min-w-0 rounded-control bg-inset', className)}>
      <div className="absolute top-1 right-1 bg-inset">
        <CopyButton text={text} label={`Copy ${label}`} />
      </div>
      <section
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-[480px] overflow-auto py-2 pr-10"
      >
        <pre className="text-compact leading-[18px]">
          <code className="block w-max min-w-full">
            {lines.map((line) => (
              <span key={line.number} className="flex">
                {numbers ? (
                  <span aria-hidden className="w-10 shrink-0 pr-4 text-right text-fg-3 select-none">
                    {line.number}
                  </span>
                ) : (
                  <span className="w-3 shrink-0" />
                )}
                <span className="whitespace-pre">
                  {line.tokens.map((token) => (
                    <span key={token.column} className={COLOURS[token.kind]}>
                      {token.text}
                    </span>
                  ))}
                  {'\n'}
                </span>
              </span>
            ))}
          </code>
        </pre>
      </section>
    </div>
  );
}
