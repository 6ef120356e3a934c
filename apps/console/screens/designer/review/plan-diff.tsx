'use client';

import { useState } from 'react';
import { CodeEditor } from '../../../components/editor/code-editor';
import { DiffEditor } from '../../../components/editor/diff-editor';
import { Segmented } from '../../../components/segmented';
import { Tabs } from '../../../components/tabs';
import type { PlannedView } from './planned-view';

type Language = 'yaml' | 'sql';

/** Declaration and statements, before and after. */
export function PlanDiff({ planned }: { planned: PlannedView }) {
  const [language, setLanguage] = useState<Language>('yaml');
  const [shape, setShape] = useState<'unified' | 'split'>('unified');
  const [before, after] = language === 'yaml' ? [planned.yamlBefore, planned.yamlAfter] : [planned.sqlBefore, planned.sqlAfter];
  const editorLanguage = language === 'yaml' ? 'yaml' : 'flink-sql';
  const word = language === 'yaml' ? 'Declaration' : 'Flink SQL';
  const isSame = before === null || before === after;
  const split = isSame ? null : (
    <Segmented
      label="Shape of the difference"
      value={shape}
      onChange={setShape}
      items={[
        { value: 'unified', label: 'Unified' },
        { value: 'split', label: 'Split' },
      ]}
    />
  );
  return (
    <section aria-label="Difference" className="min-h-0 min-w-0 max-lg:h-[420px]">
      <Tabs
        label="Difference in"
        className="h-full"
        value={language}
        onChange={setLanguage}
        items={[
          { value: 'yaml', label: 'YAML' },
          { value: 'sql', label: 'SQL' },
        ]}
        aside={split}
      >
        {before === null || before === after ? (
          <>
            <p className="border-b border-border-2 px-4 py-1.5 text-compact text-fg-2">
              {before === null ? `${word}: all of it is new.` : `${word}: no difference.`}
            </p>
            <CodeEditor key={language} language={editorLanguage} label={word} value={after} readOnly />
          </>
        ) : (
          <DiffEditor key={language} language={editorLanguage} label={word} before={before} after={after} sideBySide={shape === 'split'} />
        )}
      </Tabs>
    </section>
  );
}
