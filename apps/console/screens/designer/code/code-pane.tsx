'use client';

import { type ReactNode, useMemo, useRef } from 'react';
import { CopyButton } from '../../../components/copy-button';
import { Tabs } from '../../../components/tabs';
import { useDesigner } from '../designer-context';
import { changedLines } from '../draft/line-diff';
import { selectedLines } from '../draft/selection';
import { DiffTab } from './diff-tab';
import { SqlTab } from './sql-tab';
import { YamlTab } from './yaml-tab';

/** What the code pane can show. */
export type CodeTab = 'sql' | 'yaml' | 'diff';

type CodePaneProps = {
  tab: CodeTab | 'design';
  onTab: (tab: CodeTab | 'design') => void;
  reveal: { readonly line: number; readonly column: number } | null;
  /** The form, as a tab before the code, where there is no room for both. */
  design?: ReactNode;
};

/** The design as code: the statements it becomes, the text it is, and how that differs from what is deployed. */
export function CodePane({ tab, onTab, reveal, design }: CodePaneProps) {
  const text = useDesigner((state) => state.text);
  const deployed = useDesigner((state) => state.deployed);
  const analysis = useDesigner((state) => state.analysis);
  const selected = useDesigner((state) => state.selected);
  const sql = useLastSql(analysis.sql?.text ?? null);
  const changes = useMemo(() => (deployed === null ? 0 : changedLines(deployed, text).length), [deployed, text]);
  const lit = useMemo(() => selectedLines(analysis, selected), [analysis, selected]);
  const copy = tab === 'sql' ? { text: sql ?? '', label: 'Copy SQL' } : { text, label: 'Copy YAML' };
  return (
    <section aria-label="Code" className="h-full min-h-0 min-w-0 bg-bg">
      <Tabs
        label="Code"
        className="h-full"
        value={tab}
        onChange={onTab}
        items={[
          ...(design === undefined ? [] : [{ value: 'design', label: 'Design' } as const]),
          { value: 'sql', label: 'SQL' },
          { value: 'yaml', label: 'YAML' },
          { value: 'diff', label: 'Diff', badge: changes === 0 ? undefined : changes },
        ]}
        aside={
          <>
            {tab === 'sql' && lit.length > 0 ? (
              <span className="truncate text-compact text-fg-3">{lit.length} lines of the selection</span>
            ) : null}
            {tab === 'design' ? null : <CopyButton {...copy} />}
          </>
        }
      >
        {tab === 'design' ? (
          design
        ) : tab === 'sql' ? (
          <SqlTab sql={sql} lit={lit} />
        ) : tab === 'yaml' ? (
          <YamlTab reveal={reveal} />
        ) : (
          <DiffTab />
        )}
      </Tabs>
    </section>
  );
}

/** The newest statements there were: a half-typed name must not blank the pane. */
function useLastSql(sql: string | null): string | null {
  const last = useRef(sql);
  if (sql !== null) last.current = sql;
  return last.current;
}
