'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { Fragment, lazy, Suspense } from 'react';
import { breadcrumb } from './breadcrumb';
import { Logo } from './logo';
import { pathTo } from './path-to';
import { ThemeToggle } from './theme-toggle';

/** Drawn by the server; the code of the menu comes after that of the page. */
const TenantSwitcher = lazy(() => import('./tenant-switcher').then((module) => ({ default: module.TenantSwitcher })));

function Breadcrumb() {
  const crumbs = breadcrumb(usePathname());
  return (
    <nav aria-label="Breadcrumb" className="min-w-0 flex-1 pl-2 max-md:hidden">
      <ol className="flex min-w-0 gap-2 whitespace-nowrap text-fg-3">
        {crumbs.map(({ label, href }) => (
          <Fragment key={href ?? 'here'}>
            <li
              className={href === null ? 'min-w-0 truncate font-strong text-fg' : undefined}
              aria-current={href === null ? 'page' : undefined}
            >
              {href === null ? (
                label
              ) : (
                <Link href={href} className="text-fg-2 hover:underline">
                  {label}
                </Link>
              )}
            </li>
            {href === null ? null : <li aria-hidden>/</li>}
          </Fragment>
        ))}
      </ol>
    </nav>
  );
}

/** The bar above everything: where am I, whose is it, and the theme. */
export function TopBar({ tenant }: { tenant: string }) {
  return (
    <header className="sticky top-0 z-10 flex h-(--topbar) shrink-0 items-center gap-2 border-b border-border bg-bg pr-3 pl-4">
      <Link
        href={pathTo(tenant, 'features')}
        aria-label="Freshet, features"
        className="flex items-center gap-2 text-body-lg font-strong text-fg md:w-[104px]"
      >
        <Logo />
        <span className="max-md:sr-only">Freshet</span>
      </Link>
      <Suspense fallback={<span className="px-2 font-strong">{tenant}</span>}>
        <TenantSwitcher tenant={tenant} />
      </Suspense>
      <Breadcrumb />
      <span className="flex-1 md:hidden" />
      <ThemeToggle />
    </header>
  );
}
