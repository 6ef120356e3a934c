'use client';

import { Copy, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { cn } from '../../../components/class-names';
import { IconButton } from '../../../components/icon-button';
import { SelectInput } from '../../../components/select-input';
import { useDesigner, useDesignerStore } from '../designer-context';
import type { AggregationDraft } from '../draft/draft';
import { changeWindowType, duplicateAggregation, removeAggregation, windowTypes } from '../draft/edit-aggregation';
import { useEdit } from '../use-edit';
import { DraftField, problemKey, useProblemsAt } from './draft-field';
import { DurationField } from './duration-field';
import { ProblemNote } from './problem-note';
import { TextField } from './text-field';
import { WindowPanes } from './window-panes';

const functions = ['count', 'sum', 'avg', 'min', 'max', 'count_distinct'] as const;

type RowProps = { index: number; aggregation: AggregationDraft; document: number; count: number };

/** One aggregation with its window. */
export function AggregationRow({ index, aggregation, document, count }: RowProps) {
  const store = useDesignerStore();
  const path = `/aggregations/${index}`;
  const label = `Aggregation ${index + 1}`;
  const selected = useDesigner((state) => state.selected.document === document && `${state.selected.path}/`.startsWith(`${path}/`));
  const edit = useEdit(document);
  const [left, setLeft] = useState(false);
  const notesId = useId();
  const isNew = aggregation.name === '' && !left;
  const problems = useProblemsAt(document, [path]).filter(({ diagnostic }) => !(isNew && diagnostic.path === `${path}/name`));
  const duplicate = (): void => {
    const list = (edit.raw() as { aggregations?: readonly unknown[] } | undefined)?.aggregations;
    edit.patch(duplicateAggregation(store.getState().analysis.draft.view.aggregations, index, list?.[index]));
  };
  return (
    <li
      data-place={path}
      data-document={document}
      onBlur={() => setLeft(true)}
      onFocusCapture={() => store.getState().select({ document, path })}
      className={cn('flex flex-col gap-2 rounded-control border-l-2 pl-3', selected ? 'border-primary' : 'border-border-2')}
    >
      <div className="flex flex-wrap items-start gap-2">
        <WhatFields label={label} path={path} aggregation={aggregation} document={document} notesId={notesId} />
        <WindowFields label={label} path={path} index={index} aggregation={aggregation} document={document} notesId={notesId} />
        <span className="flex gap-1 self-end pb-1">
          <IconButton size="small" label={`Duplicate aggregation ${index + 1}`} disabled={edit.readOnly} onClick={duplicate}>
            <Copy size={14} strokeWidth={1.5} aria-hidden />
          </IconButton>
          <IconButton
            size="small"
            label={count === 1 ? 'The last aggregation cannot be removed' : `Remove aggregation ${index + 1}`}
            disabled={edit.readOnly || count === 1}
            onClick={() => edit.patch(removeAggregation(index))}
          >
            <Trash2 size={14} strokeWidth={1.5} aria-hidden />
          </IconButton>
        </span>
      </div>
      {problems.length === 0 ? null : (
        <div id={notesId} className="flex flex-col gap-1">
          {problems.map((problem) => (
            <ProblemNote key={problemKey(problem)} problem={problem} />
          ))}
        </div>
      )}
    </li>
  );
}

type FieldsProps = { label: string; path: string; aggregation: AggregationDraft; document: number; notesId: string };

function WhatFields({ label, path, aggregation, document, notesId }: FieldsProps) {
  const edit = useEdit(document);
  return (
    <>
      <TextField
        label={`${label} name`}
        notesId={notesId}
        shortLabel="Name"
        document={document}
        path={`${path}/name`}
        value={aggregation.name}
        mono
        placeholder="txn_count_1h"
        className="min-w-36 flex-[2]"
      />
      <DraftField
        label={`${label} function`}
        notesId={notesId}
        shortLabel="Function"
        document={document}
        paths={[`${path}/aggregation`]}
        className="min-w-32 flex-1"
      >
        {(control) => (
          <SelectInput
            {...control}
            mono
            disabled={edit.readOnly}
            value={aggregation.function}
            onChange={(event) => edit.assign({ path: `${path}/aggregation`, value: event.target.value })}
          >
            {withCurrent(functions, aggregation.function).map((name) => (
              <option key={name} value={name}>
                {name || 'choose'}
              </option>
            ))}
          </SelectInput>
        )}
      </DraftField>
      <TextField
        label={`${label} field`}
        notesId={notesId}
        shortLabel="Field"
        document={document}
        path={`${path}/source_field`}
        value={aggregation.field}
        mono
        optional
        list="designer-fields"
        placeholder={aggregation.function === 'count' ? 'every event' : 'amount'}
        className="min-w-28 flex-1"
      />
    </>
  );
}

function WindowFields({ label, path, index, aggregation, document, notesId }: FieldsProps & { index: number }) {
  const edit = useEdit(document);
  const { window } = aggregation;
  const known = windowTypes.some(({ type }) => type === window.type);
  const common = { document, notesId, within: `${path}/window`, className: 'w-20' };
  return (
    <>
      <DraftField
        label={`${label} window type`}
        notesId={notesId}
        shortLabel="Window"
        document={document}
        paths={[`${path}/window/window_type`]}
        className="min-w-28 flex-1"
      >
        {(control) => (
          <SelectInput
            {...control}
            disabled={edit.readOnly}
            value={window.type}
            onChange={(event) => edit.patch(changeWindowType(window, index, event.target.value))}
          >
            {known ? null : <option value={window.type}>{window.type || 'choose'}</option>}
            {windowTypes.map(({ type, label: word }) => (
              <option key={type} value={type}>
                {word}
              </option>
            ))}
          </SelectInput>
        )}
      </DraftField>
      {window.type === 'session' ? (
        <DurationField
          {...common}
          label={`${label} gap`}
          notesId={notesId}
          shortLabel="Gap"
          name="gap"
          duration={window.gap}
          placeholder="30m"
        />
      ) : (
        <DurationField {...common} label={`${label} size`} notesId={notesId} shortLabel="Size" name="size" duration={window.size} />
      )}
      {window.type === 'sliding' ? (
        <DurationField
          {...common}
          label={`${label} slide`}
          notesId={notesId}
          shortLabel="Every"
          name="slide"
          duration={window.slide}
          placeholder="1m"
        />
      ) : null}
      <WindowPanes window={window} />
    </>
  );
}

const withCurrent = (names: readonly string[], current: string): readonly string[] =>
  names.includes(current) ? names : [current, ...names];
