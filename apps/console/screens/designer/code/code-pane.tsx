'use client';

import { useMemo, useRef } from 'react';
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

type CodePaneProps = { tab: CodeTab; onTab: (tab: CodeTab) => void; reveal: { readonly line: number; readonly column: number } | null };

/** The design as code: the statements it becomes, the text it is, and how that differs from what is deployed. */
export function CodePane({ tab, onTab, reveal }: CodePaneProps) {
  const text = useDesigner((state) => state.text);
  const deployed = useDesigner((state) => state.deployed);
  const analysis = useDesigner((state) => state.analysis);
  const selected = useDesigner((state) => state.selected);
  const sql = useLastSql(analysis.sql?.text ?? null);
  const changes = useMemo(() => (deployed === null ? 0 : changedLines(deployed, text).length), [deployed, text]);
  const lit = useMemo(() => selectedLines(analysis, selected), [analysis, selected]);
  return (
    <section aria-label="Code" className="flex h-full min-h-0 min-w-0 flex-col bg-bg">
      <div className="flex items-center gap-1 border-b border-border pr-2">
        <Tabs
          label="Code"
          value={tab}
          onChange={onTab}
          items={[
            { value: 'sql', label: 'SQL' },
            { value: 'yaml', label: 'YAML' },
            { value: 'diff', label: 'Diff', badge: changes === 0 ? undefined : changes },
          ]}
        />
        <span className="flex-1" />
        {tab === 'sql' && lit.length > 0 ? (
          <span className="truncate text-compact text-fg-3">{lit.length} lines of the selection</span>
        ) : null}
        <CopyButton text={tab === 'sql' ? (sql ?? '') : text} label={tab === 'sql' ? 'Copy SQL' : 'Copy YAML'} />
      </div>
      {tab === 'sql' ? <SqlTab sql={sql} lit={lit} /> : tab === 'yaml' ? <YamlTab reveal={reveal} /> : <DiffTab />}
    </section>
  );
}

/** The newest statements there were: a half-typed name must not blank the pane. */
function useLastSql(sql: string | null): string | null {
  const last = useRef(sql);
  if (sql !== null) last.current = sql;
  return last.current;
}
