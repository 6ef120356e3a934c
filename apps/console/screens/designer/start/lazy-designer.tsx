'use client';

import dynamic from 'next/dynamic';
import { Skeleton } from '../../../components/skeleton';

/** The designer with the engine and the parser behind it, fetched when a design is opened. The page's policy forbids eval, so zod is told not to try it before any schema stands. */
export const LazyDesigner = dynamic(
  async () => {
    (await import('zod')).config({ jitless: true });
    return (await import('../designer-mount')).DesignerMount;
  },
  { ssr: false, loading: () => <Skeleton /> },
);
