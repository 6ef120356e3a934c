export { type ApiCaller, type ApiContext, type ApiServices, createApiContext } from './context';
export { type AppRouter, appRouter } from './root';
