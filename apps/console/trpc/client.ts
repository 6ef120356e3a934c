'use client';

import type { AppRouter } from '@freshet/api';
import { createTRPCContext } from '@trpc/tanstack-react-query';

const context = createTRPCContext<AppRouter>();

/** Puts the typed client under a tree; only the console's provider uses it. */
export const TRPCProvider = context.TRPCProvider;

/** The typed query and mutation options of every procedure. */
export const useTRPC = context.useTRPC;
