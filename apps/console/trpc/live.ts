/** Query options of a live screen: fetched again every 5 s, never while the page is hidden, never blanking what is shown. */
export const LIVE = { refetchInterval: 5_000, refetchIntervalInBackground: false } as const;
