import { expect, test } from 'vitest';
import { editorTheme } from './editor-theme';

test('short colours of a minified style sheet become long ones, which alone the editor takes', () => {
  const { colors, rules } = editorTheme('light', () => '#Fa0');
  expect(colors['editor.background']).toBe('#FFaa00');
  expect(rules.every((rule) => rule.foreground === 'FFaa00')).toBe(true);
});
