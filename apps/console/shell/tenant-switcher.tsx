'use client';

import { useQuery } from '@tanstack/react-query';
import { Check, ChevronsUpDown } from 'lucide-react';
import Link from 'next/link';
import { DropdownMenu } from 'radix-ui';
import { useTRPC } from '../trpc/client';
import { pathTo } from './path-to';

/** Says whose features these are and goes to another tenant's. */
export function TenantSwitcher({ tenant }: { tenant: string }) {
  const trpc = useTRPC();
  const { data: tenants = [] } = useQuery(trpc.tenant.list.queryOptions());
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger
        className="flex h-8 items-center gap-2 rounded-control px-2 font-strong whitespace-nowrap hover:bg-hover"
        aria-label={`Tenant ${tenant}`}
      >
        {tenant}
        <ChevronsUpDown size={14} strokeWidth={1.5} aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="start"
          sideOffset={4}
          className="z-20 max-h-80 min-w-44 overflow-auto rounded-card bg-raised p-1 shadow-overlay"
        >
          <DropdownMenu.Label className="px-2 py-1 text-compact text-fg-3">Tenants</DropdownMenu.Label>
          {tenants.map(({ name }) => (
            <DropdownMenu.Item key={name} asChild>
              <Link
                href={pathTo(name, 'features')}
                className="flex h-8 items-center gap-2 rounded-xs px-2 outline-none data-highlighted:bg-hover"
              >
                <span className="flex-1">{name}</span>
                {name === tenant ? <Check size={14} strokeWidth={1.5} aria-label="current" /> : null}
              </Link>
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
