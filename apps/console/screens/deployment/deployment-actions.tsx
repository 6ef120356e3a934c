'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button';
import { problemOf } from '../../components/data-state';
import { useTRPC } from '../../trpc/client';
import type { Outputs } from '../../trpc/outputs';

type Desired = Outputs['deployment']['list'][number]['desired'];

const SAID = {
  running: 'Resume was asked for',
  paused: 'Pause was asked for',
  deleted: 'Deletion was asked for',
} as const satisfies Record<Desired, string>;

const DeleteDialog = dynamic(() => import('./delete-dialog').then((module) => module.DeleteDialog), { ssr: false });

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
  const [wasAsked, setWasAsked] = useState(false);
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
      <Button
        kind="danger"
        onClick={() => {
          setWasAsked(true);
          setDeleting(true);
        }}
      >
        Delete
      </Button>
      {wasAsked ? (
        <DeleteDialog
          view={view}
          open={deleting}
          pending={setDesired.isPending}
          onOpenChange={setDeleting}
          onDelete={() => setDesired.mutate({ tenant, deployment, desired: 'deleted' })}
        />
      ) : null}
    </>
  );
}
