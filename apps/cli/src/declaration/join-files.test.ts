import { parseDeclarations } from '@freshet/definitions';
import { describe, expect, it } from 'vitest';
import { joinFiles } from './join-files';

const bad = (name: string) => `kind: feature_view\nname: ${name}\nagregations: []\n`;

describe('joinFiles', () => {
  it('hands each diagnostic back to its file, at the line the file alone would give', () => {
    const files = ['a', 'b', 'c'].map((name, index) => ({ file: `${name}.yaml`, text: '# note\n'.repeat(index) + bad(name) }));
    const { text, placed } = joinFiles(files);
    const found = placed(parseDeclarations(text).diagnostics);
    expect(found.map(({ file }) => file)).toEqual(['a.yaml', 'b.yaml', 'c.yaml']);
    for (const [index, { diagnostics }] of found.entries()) {
      const alone = parseDeclarations(files[index]?.text ?? '').diagnostics;
      expect(diagnostics.map(({ code, position }) => [code, position?.line])).toEqual(
        alone.map(({ code, position }) => [code, position?.line]),
      );
      expect(diagnostics.length).toBeGreaterThan(0);
    }
  });
});
