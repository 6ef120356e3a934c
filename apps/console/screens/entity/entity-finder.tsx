'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { TextInput } from '../../components/text-input';
import { entityPath } from './entity-path';

type EntityFinderProps = { tenant: string; view: string; keys: readonly { readonly name: string; readonly type: string }[] };

/** The form that goes to one entity by its key. */
export function EntityFinder({ tenant, view, keys }: EntityFinderProps) {
  const router = useRouter();
  const [entity, setEntity] = useState<Readonly<Record<string, string>>>({});
  const go = (event: FormEvent): void => {
    event.preventDefault();
    router.push(entityPath(tenant, view, Object.fromEntries(keys.map(({ name }) => [name, entity[name] ?? '']))));
  };
  return (
    <form onSubmit={go} className="flex flex-wrap items-end gap-3 max-md:w-full">
      {keys.map(({ name, type }) => (
        <Field key={name} label={`${name}, ${type}`} className="w-52 max-md:w-full">
          {(control) => (
            <TextInput
              {...control}
              mono
              required={type !== 'string'}
              inputMode={type === 'int64' ? 'numeric' : 'text'}
              value={entity[name] ?? ''}
              onChange={(event) => setEntity({ ...entity, [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Button type="submit" kind="primary">
        Inspect entity
      </Button>
    </form>
  );
}
