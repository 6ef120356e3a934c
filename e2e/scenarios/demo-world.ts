import { installViews, type ScenarioView } from './install';
import { type ReplayOptions, replay } from './replay/replay';

const VIEWS: readonly ScenarioView[] = [
  { name: 'zone_demand', files: ['taxi-trips.source.yaml', 'zone-demand.view.yaml'] },
  { name: 'customer_spend', files: ['online-retail.source.yaml', 'customer-spend.view.yaml'] },
  { name: 'customer_basket', files: ['online-retail.source.yaml', 'customer-basket.view.yaml'] },
];

/** A world to look around in: two real data sets, replayed, and three feature views over them. */
export const demoWorld = {
  tenant: 'default',
  views: VIEWS,
  /** Deploys the views that are not there yet, through the console at this address. */
  install: (apiUrl: string): Promise<void> => installViews(apiUrl, 'default', VIEWS),
  /** Sends events until the signal aborts. */
  replay: (options: ReplayOptions): Promise<void> => replay(options),
} as const;
