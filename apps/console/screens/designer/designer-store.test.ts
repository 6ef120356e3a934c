import { applyPatch } from '@freshet/definitions';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createDesignerStore, type DesignerStore } from './designer-store';
import { analyse, emptyAnalysis } from './draft/analyse';
import { transactionTemplate } from './draft/template';

let nowMs = 0;
beforeEach(() => {
  nowMs = 0;
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const open = (text: string): DesignerStore =>
  createDesignerStore(
    { text, deployed: null, empty: emptyAnalysis },
    {
      analyse: (next) => analyse(next, { sources: [], tenant: 'default' }),
      applyPatch: (next, document, operations) => applyPatch(next, operations, { document }),
      now: () => nowMs,
    },
  );
const rename = (store: DesignerStore, value: string): void => store.getState().patch(0, [{ op: 'replace', path: '/name', value }]);
const nameOf = (store: DesignerStore): string => store.getState().analysis.draft.view.name;

test('a form edit changes the text at its place alone, comments stay', () => {
  const store = open(`# mine\n${transactionTemplate.text}`);
  rename(store, 'other');
  expect(store.getState().text).toBe(`# mine\n${transactionTemplate.text.replace('name: realtime_transaction_stats', 'name: other')}`);
  expect(nameOf(store)).toBe('other');
});

test('typed text reaches the form within 150 ms', () => {
  const store = open(transactionTemplate.text);
  store.getState().type(transactionTemplate.text.replace('realtime_transaction_stats', 'typed'));
  expect(nameOf(store)).toBe('realtime_transaction_stats');
  vi.advanceTimersByTime(150);
  expect(nameOf(store)).toBe('typed');
});

test('a text that is no YAML keeps the last valid design and takes no form edit', () => {
  const store = open(transactionTemplate.text);
  const broken = `${transactionTemplate.text}bad: b: c\n`;
  store.getState().type(broken);
  vi.advanceTimersByTime(150);
  expect(store.getState().error?.line).toBe(broken.split('\n').length - 1);
  expect(nameOf(store)).toBe('realtime_transaction_stats');
  rename(store, 'other');
  expect(store.getState().text).toBe(broken);
  store.getState().restoreLastValid();
  expect(store.getState()).toMatchObject({ error: null, text: transactionTemplate.text });
});

test('undo goes back over edits made together in one step, redo forth again', () => {
  const store = open(transactionTemplate.text);
  rename(store, 'a');
  nowMs += 100;
  rename(store, 'ab');
  nowMs += 600;
  rename(store, 'abc');
  store.getState().undo();
  expect(nameOf(store)).toBe('ab');
  store.getState().undo();
  expect(store.getState().text).toBe(transactionTemplate.text);
  store.getState().undo();
  expect(store.getState().text).toBe(transactionTemplate.text);
  store.getState().redo();
  store.getState().redo();
  expect(nameOf(store)).toBe('abc');
});

test('a form edit right after typing is an edit of what was typed', () => {
  const store = open(transactionTemplate.text);
  store.getState().type(`${transactionTemplate.text}owner: me\n`);
  rename(store, 'other');
  expect(store.getState().analysis.draft.view).toMatchObject({ name: 'other', owner: 'me' });
});

test('a fix made for a text that has moved on changes nothing', () => {
  const store = open(transactionTemplate.text);
  store.getState().patch(0, [{ op: 'remove', path: '/aggregations/7' }]);
  expect(store.getState().text).toBe(transactionTemplate.text);
});
