'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button';
import { problemOf } from '../../components/data-state';
import { Dialog } from '../../components/dialog';
import { Field } from '../../components/field';
import { TextInput } from '../../components/text-input';
import { useTRPC } from '../../trpc/client';
import type { Outputs } from '../../trpc/outputs';

type Desired = Outputs['deployment']['list'][number]['desired'];

const SAID = {
  running: 'Resume was asked for',
  paused: 'Pause was asked for',
  deleted: 'Deletion was asked for',
} as const satisfies Record<Desired, string>;

type DeleteDialogProps = { view: string; open: boolean; pending: boolean; onOpenChange: (open: boolean) => void; onDelete: () => void };

function DeleteDialog({ view, open, pending, onOpenChange, onDelete }: DeleteDialogProps) {
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

/** Pause, resume and delete of what runs; the reconciler acts, so the toast says what was asked for and the state what was seen. */
export function DeploymentActions({
  tenant,
  view,
  deployment,
  desired,
}: {
  tenant: string;
  view: string;
  deployment: string;
  desired: Desired;
}) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [deleting, setDeleting] = useState(false);
  const setDesired = useMutation(
    trpc.deployment.setDesired.mutationOptions({
      onSuccess: async (_, input) => {
        setDeleting(false);
        toast.success(SAID[input.desired], { description: view });
        await queries.invalidateQueries();
      },
      onError: (error) =>
        toast.error('Nothing was changed', {
          description: problemOf(error).message,
          duration: Number.POSITIVE_INFINITY,
          closeButton: true,
        }),
    }),
  );
  if (desired === 'deleted') return null;
  const next = desired === 'paused' ? 'running' : 'paused';
  return (
    <>
      <Button pending={setDesired.isPending && !deleting} onClick={() => setDesired.mutate({ tenant, deployment, desired: next })}>
        {desired === 'paused' ? 'Resume' : 'Pause'}
      </Button>
      <Button kind="danger" onClick={() => setDeleting(true)}>
        Delete
      </Button>
      <DeleteDialog
        view={view}
        open={deleting}
        pending={setDesired.isPending}
        onOpenChange={setDeleting}
        onDelete={() => setDesired.mutate({ tenant, deployment, desired: 'deleted' })}
      />
    </>
  );
}
