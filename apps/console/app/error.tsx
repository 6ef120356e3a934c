// biome-ignore lint/plugin: the framework takes only a client component as an error boundary
'use client';

export { PageError as default } from '../components/page-error';
