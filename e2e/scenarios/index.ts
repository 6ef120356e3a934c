export { demoWorld } from './demo-world';
export { type ScenarioView, viewText } from './install';
export type { ReplayOptions } from './replay/replay';
