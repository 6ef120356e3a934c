import { expect, it } from 'vitest';
import { textOfDocument } from './text-of-document';

const text = '# first\nname: a\n---\n# second\nname: b # end\n...\n---\nname: c';

it('gives each document its own lines, comments before it included', () => {
  expect([2, 5, 8].map((line) => textOfDocument(text, { line }))).toEqual(['# first\nname: a\n', '# second\nname: b # end\n', 'name: c\n']);
});

it('leaves out a marker that begins a document, and keeps what stands on its line', () => {
  expect(textOfDocument('---\nname: a\n', { line: 2 })).toBe('name: a\n');
  expect(textOfDocument('name: a\n--- {name: b}\n', { line: 2 })).toBe('--- {name: b}\n');
});
