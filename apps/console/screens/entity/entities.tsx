'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { CodeBlock } from '../../components/code-block';
import { dataState } from '../../components/data-state';
import { Field } from '../../components/field';
import { Message } from '../../components/message';
import { PageHead } from '../../components/page-head';
import { SelectInput } from '../../components/select-input';
import { StateBoundary } from '../../components/state-boundary';
import { pathTo } from '../../shell/path-to';
import { useTRPC } from '../../trpc/client';
import { LIVE } from '../../trpc/live';
import { EntityFinder } from './entity-finder';
import { EntityList } from './entity-list';

/** Entities: choose a view, then a key, or one of those that have values. */
export function Entities({ tenant, view }: { tenant: string; view: string | null }) {
  const trpc = useTRPC();
  const router = useRouter();
  const query = useQuery(trpc.featureView.list.queryOptions({ tenant }, LIVE));
  return (
    <>
      <PageHead title="Entities" note={<span className="text-fg-3">what is served for one key, and why</span>} />
      <StateBoundary
        state={dataState(query, { isEmpty: (views) => views.length === 0 })}
        subject="feature views"
        onRetry={() => void query.refetch()}
        empty={
          <Message title="No entity has values yet">
            <p>Values appear here once a feature view runs and its first window has closed.</p>
            <CodeBlock language="shell" label="command" text={`npx freshet apply feature.yaml --tenant ${tenant} --deploy`} />
          </Message>
        }
      >
        {(views) => {
          const chosen = views.find(({ name }) => name === view) ?? views[0];
          return chosen === undefined ? null : (
            <>
              <div className="flex flex-wrap items-end gap-3 border-b border-border px-6 py-3 max-md:px-4">
                <Field label="Feature view" className="w-72 max-md:w-full">
                  {(control) => (
                    <SelectInput
                      {...control}
                      mono
                      value={chosen.name}
                      onChange={(event) => router.push(pathTo(tenant, 'entities', event.target.value))}
                    >
                      {views.map(({ name }) => (
                        <option key={name}>{name}</option>
                      ))}
                    </SelectInput>
                  )}
                </Field>
                <EntityFinder key={chosen.name} tenant={tenant} view={chosen.name} keys={chosen.entityKeys} />
              </div>
              <EntityList key={chosen.name} tenant={tenant} view={chosen.name} keys={chosen.entityKeys} />
            </>
          );
        }}
      </StateBoundary>
    </>
  );
}
