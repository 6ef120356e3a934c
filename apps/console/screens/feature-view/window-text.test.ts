import { expect, it } from 'vitest';
import { aggregationWords, windowMark, windowWords } from './window-text';

const sliding = { kind: 'sliding', sizeMs: 3_600_000, slideMs: 10_000, offsetMs: 0 } as const;
const session = { kind: 'session', gapMs: 1_800_000 } as const;
const tumbling = { kind: 'tumbling', sizeMs: 86_400_000, offsetMs: 0 } as const;

it('marks and words windows', () => {
  expect([sliding, session, tumbling].map(windowMark)).toEqual(['1h/10s', '30m', '1d']);
  expect([sliding, session, tumbling].map(windowWords)).toEqual(['last 1h, every 10s', 'each session, ended by 30m of silence', 'each 1d']);
});

it('says what a feature is', () => {
  expect(aggregationWords('count', null, tumbling)).toBe('count of events, each 1d');
  expect(aggregationWords('max', 'amount', sliding)).toBe('largest amount, last 1h, every 10s');
});
