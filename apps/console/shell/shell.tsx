import type { ReactNode } from 'react';
import { BottomNav, SideNav } from './side-nav';
import { TopBar } from './top-bar';

/** The frame around every screen of a tenant. */
export function Shell({ tenant, children }: { tenant: string; children: ReactNode }) {
  return (
    <>
      <a href="#main" className="absolute -left-[999px] z-30 rounded-control bg-raised p-2 focus:top-2 focus:left-2">
        Skip to content
      </a>
      <TopBar tenant={tenant} />
      <div className="flex min-h-0 flex-1 max-md:pb-14">
        <SideNav tenant={tenant} />
        <main id="main" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
          {children}
        </main>
      </div>
      <BottomNav tenant={tenant} />
    </>
  );
}
