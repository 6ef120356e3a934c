'use client';

import { useState } from 'react';
import { Button } from '../../components/button';
import { Dialog } from '../../components/dialog';
import { Field } from '../../components/field';
import { TextInput } from '../../components/text-input';

type DeleteDialogProps = { view: string; open: boolean; pending: boolean; onOpenChange: (open: boolean) => void; onDelete: () => void };

/** Asks before the values of a view are taken from its readers: the name must be typed. */
export function DeleteDialog({ view, open, pending, onOpenChange, onDelete }: DeleteDialogProps) {
  const [typed, setTyped] = useState('');
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Delete the deployment of ${view}?`}
      description="The job stops and readers no longer get values from it. The declaration and its revisions stay; deploying it again starts from the log."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Keep it</Button>
          <Button kind="danger" disabled={typed !== view} pending={pending} onClick={onDelete}>
            Delete deployment
          </Button>
        </>
      }
    >
      <Field label={`Type ${view} to delete it`} hint={typed === view ? undefined : 'The button works once the name is complete.'}>
        {(control) => <TextInput {...control} mono value={typed} onChange={(event) => setTyped(event.target.value)} />}
      </Field>
    </Dialog>
  );
}
