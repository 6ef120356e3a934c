'use client';

import type { ReactNode } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { Segmented } from '../../components/segmented';
import { CardStack } from './card-stack';
import { CodePane, type CodeTab } from './code/code-pane';
import { Dock, type DockTab } from './dock/dock';
import type { CardId, Problem } from './draft/card';
import { Outline } from './outline';
import type { Layout } from './use-layout';

/** Which part fills a screen that has no room for all. */
export type Section = 'build' | 'code' | 'values';

/** What the designer shows where. */
export type BodyView = {
  readonly section: Section;
  readonly codeTab: CodeTab;
  readonly dockTab: DockTab;
  readonly reveal: { readonly line: number; readonly column: number } | null;
};

type BodyProps = {
  layout: Layout;
  view: BodyView;
  onView: (change: Partial<BodyView>) => void;
  onCard: (card: CardId) => void;
  onProblem: (problem: Problem) => void;
};

/** The panes of the designer, as many side by side as there is room for. */
export function DesignerBody({ layout, view, onView, onCard, onProblem }: BodyProps) {
  const code = (
    <CodePane
      tab={view.codeTab}
      onTab={(tab) => (tab === 'design' ? onView({ section: 'build' }) : onView({ codeTab: tab }))}
      reveal={view.reveal}
    />
  );
  const dock = <Dock tab={view.dockTab} onTab={(dockTab) => onView({ dockTab })} onProblem={onProblem} />;
  if (layout === 'narrow')
    return (
      <div className="flex min-h-0 flex-1 flex-col">
        <div className="border-b border-border p-2">
          <Segmented
            label="Part of the designer"
            className="flex h-8"
            value={view.section}
            onChange={(section) => onView({ section })}
            items={sections}
          />
        </div>
        <div className="min-h-0 flex-1">{view.section === 'build' ? <CardStack /> : view.section === 'code' ? code : dock}</div>
      </div>
    );
  const upper = layout === 'wide' ? <WideUpper code={code} onCard={onCard} /> : <MediumUpper view={view} onView={onView} onCard={onCard} />;
  return <Stacked upper={upper} lower={dock} />;
}

const sections = [
  { value: 'build', label: 'Build' },
  { value: 'code', label: 'Code' },
  { value: 'values', label: 'Values' },
] as const;

const noStorage = { getItem: () => null, setItem: () => undefined };
const storage = (): Pick<Storage, 'getItem' | 'setItem'> => (typeof window === 'undefined' ? noStorage : window.localStorage);

function Stacked({ upper, lower }: { upper: ReactNode; lower: ReactNode }) {
  const saved = useDefaultLayout({ id: 'freshet-designer-rows', storage: storage() });
  return (
    <Group orientation="vertical" className="min-h-0 flex-1" {...saved}>
      <Panel id="upper" minSize={160} defaultSize="62%">
        {upper}
      </Panel>
      <Separator
        aria-label="Resize the dock"
        className="h-px shrink-0 bg-border-strong outline-offset-0 hover:bg-primary focus-visible:bg-primary"
      />
      <Panel id="dock" minSize={96}>
        {lower}
      </Panel>
    </Group>
  );
}

function WideUpper({ code, onCard }: { code: ReactNode; onCard: (card: CardId) => void }) {
  const saved = useDefaultLayout({ id: 'freshet-designer-columns', storage: storage() });
  return (
    <div className="flex h-full min-h-0">
      <div className="w-44 shrink-0 border-r border-border">
        <Outline onOpen={onCard} />
      </div>
      <Group orientation="horizontal" className="min-w-0 flex-1" {...saved}>
        <Panel id="stack" minSize={420}>
          <CardStack />
        </Panel>
        <Separator
          aria-label="Resize the code"
          className="w-px shrink-0 bg-border outline-offset-0 hover:bg-primary focus-visible:bg-primary"
        />
        <Panel id="code" minSize={300} defaultSize="42%">
          {code}
        </Panel>
      </Group>
    </div>
  );
}

type MediumProps = { view: BodyView; onView: (change: Partial<BodyView>) => void; onCard: (card: CardId) => void };

function MediumUpper({ view, onView, onCard }: MediumProps) {
  return (
    <div className="flex h-full min-h-0">
      <div className="w-44 shrink-0 border-r border-border">
        <Outline onOpen={onCard} />
      </div>
      <div className="min-w-0 flex-1">
        <CodePane
          tab={view.section === 'code' ? view.codeTab : 'design'}
          onTab={(tab) => onView(tab === 'design' ? { section: 'build' } : { section: 'code', codeTab: tab })}
          reveal={view.reveal}
          design={<CardStack />}
        />
      </div>
    </div>
  );
}
