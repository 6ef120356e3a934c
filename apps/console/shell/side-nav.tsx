'use client';

import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useState } from 'react';
import { cn } from '../components/class-names';
import { PLACES, type Place } from './navigation';
import { pathTo } from './path-to';

const isHere = (pathname: string, href: string): boolean => pathname === href || pathname.startsWith(`${href}/`);

function NavItem({ place, tenant, collapsed }: { place: Place; tenant: string; collapsed: boolean }) {
  const href = pathTo(tenant, place.segment);
  const here = isHere(usePathname(), href);
  const Icon = place.icon;
  return (
    <li>
      <Link
        href={href}
        aria-current={here ? 'page' : undefined}
        title={collapsed ? place.label : undefined}
        className={cn(
          'flex h-8 items-center gap-3 rounded-control text-fg-2 hover:bg-hover',
          collapsed ? 'justify-center' : 'px-3',
          here && 'bg-selected font-strong text-fg hover:bg-selected',
        )}
      >
        <Icon size={16} strokeWidth={1.5} aria-hidden className={here ? 'text-primary' : undefined} />
        <span className={collapsed ? 'sr-only' : undefined}>{place.label}</span>
      </Link>
    </li>
  );
}

const isDesigner = (pathname: string): boolean => pathname.endsWith('/design');

/** The navigation on the left; it folds to icons, by itself where the designer needs the room. */
export function SideNav({ tenant }: { tenant: string }) {
  const [chosen, setChosen] = useState<boolean | null>(null);
  const pathname = usePathname();
  const collapsed = chosen ?? isDesigner(pathname);
  const Fold = collapsed ? PanelLeftOpen : PanelLeftClose;
  return (
    <nav
      aria-label="Main"
      className={cn(
        'sticky top-(--topbar) flex h-[calc(100dvh-var(--topbar))] shrink-0 flex-col border-r border-border bg-muted px-2 py-3 max-md:hidden',
        collapsed ? 'w-(--nav-collapsed)' : 'w-(--nav)',
      )}
    >
      <ul className="flex flex-1 flex-col">
        {PLACES.map((place) => (
          <NavItem key={place.segment} place={place} tenant={tenant} collapsed={collapsed} />
        ))}
      </ul>
      <button
        type="button"
        aria-expanded={!collapsed}
        aria-label={collapsed ? 'Expand navigation' : 'Collapse navigation'}
        onClick={() => setChosen(!collapsed)}
        className={cn('flex h-8 items-center gap-3 rounded-control text-fg-3 hover:bg-hover', collapsed ? 'justify-center' : 'px-3')}
      >
        <Fold size={16} strokeWidth={1.5} aria-hidden />
        {collapsed ? null : <span>Collapse</span>}
      </button>
    </nav>
  );
}

/** The same places as a bar at the bottom of a narrow screen. */
export function BottomNav({ tenant }: { tenant: string }) {
  const pathname = usePathname();
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-10 grid h-14 auto-cols-fr grid-flow-col border-t border-border bg-bg md:hidden"
    >
      {PLACES.map(({ segment, label, icon: Icon }) => {
        const href = pathTo(tenant, segment);
        const here = isHere(pathname, href);
        return (
          <Link
            key={segment}
            href={href}
            aria-current={here ? 'page' : undefined}
            className={cn('flex flex-col items-center justify-center gap-0.5 text-caption text-fg-2', here && 'font-strong text-primary')}
          >
            <Icon size={20} strokeWidth={1.5} aria-hidden />
            {label}
          </Link>
        );
      })}
    </nav>
  );
}
