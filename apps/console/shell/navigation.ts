import { Inbox, type LucideIcon, Rocket, Table2, UserSearch } from 'lucide-react';

/** One place of the console in the navigation. */
export type Place = { readonly segment: string; readonly label: string; readonly icon: LucideIcon };

/** The places of a tenant, in the order of the navigation. */
export const PLACES: readonly Place[] = [
  { segment: 'features', label: 'Features', icon: Table2 },
  { segment: 'entities', label: 'Entities', icon: UserSearch },
  { segment: 'dead-letters', label: 'Dead letters', icon: Inbox },
  { segment: 'deployments', label: 'Deployments', icon: Rocket },
];
