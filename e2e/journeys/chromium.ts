import { existsSync } from 'node:fs';

const CANDIDATES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

/** The browser the journeys drive: `FRESHET_CHROMIUM`, else the first one installed in a usual place. */
export const chromiumPath = (): string => {
  const named = process.env.FRESHET_CHROMIUM;
  const found = named ?? CANDIDATES.find((path) => existsSync(path));
  if (found === undefined) throw new Error('No Chromium found. Install one, or name it with FRESHET_CHROMIUM=/path/to/chromium.');
  return found;
};
