import type { editor } from 'monaco-editor/editor';

/** The two themes of the console. */
export type ThemeKind = 'light' | 'dark';

/** The name under which the editor knows a theme. */
export const themeName = (kind: ThemeKind): string => `freshet-${kind}`;

/** A theme of the editor from the console's colour tokens; `read` gives one such as `--fg`, as `#rrggbb` or the short `#rgb`. */
export function editorTheme(kind: ThemeKind, read: (name: string) => string): editor.IStandaloneThemeData {
  const token = (name: string): string => longHex(read(name));
  const ink = (name: string): string => token(name).replace('#', '');
  const rule = (names: readonly string[], colour: string): editor.ITokenThemeRule[] =>
    names.map((name) => ({ token: name, foreground: ink(colour) }));
  return {
    base: kind === 'dark' ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      { token: '', foreground: ink('--fg') },
      ...rule(['keyword', 'type.yaml', 'key'], '--syn-key'),
      ...rule(['string', 'string.yaml'], '--syn-str'),
      ...rule(['number', 'number.yaml', 'keyword.yaml', 'type'], '--syn-num'),
      ...rule(['comment'], '--syn-com'),
      ...rule(['predefined'], '--syn-fn'),
      ...rule(['identifier', 'identifier.quote', 'delimiter', 'operator', 'operators.yaml', 'delimiter.yaml'], '--fg'),
    ],
    colors: {
      'editor.background': token('--bg'),
      'editor.foreground': token('--fg'),
      'editorLineNumber.foreground': token('--fg-3'),
      'editorLineNumber.activeForeground': token('--fg'),
      'editor.lineHighlightBackground': token('--hover'),
      'editor.lineHighlightBorder': '#00000000',
      'editorCursor.foreground': token('--primary'),
      'editor.selectionBackground': token('--pane'),
      'editor.inactiveSelectionBackground': token('--pane-2'),
      'editorWidget.background': token('--raised'),
      'editorWidget.border': token('--border'),
      'editorHoverWidget.background': token('--raised'),
      'editorHoverWidget.border': token('--border'),
      'editorError.foreground': token('--crit'),
      'editorWarning.foreground': token('--warn'),
      'editorInfo.foreground': token('--unknown'),
      'diffEditor.insertedLineBackground': token('--add-bg'),
      'diffEditor.removedLineBackground': token('--del-bg'),
      'diffEditor.insertedTextBackground': `${token('--ok')}1f`,
      'diffEditor.removedTextBackground': `${token('--crit')}1f`,
      'diffEditor.unchangedRegionBackground': token('--muted'),
      'diffEditor.unchangedRegionForeground': token('--fg-2'),
      ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((depth) => [`editorBracketHighlight.foreground${depth}`, token('--fg-2')])),
      'editorGutter.background': token('--bg'),
      'scrollbarSlider.background': `${token('--border-strong')}55`,
      focusBorder: token('--ring'),
    },
  };
}

/** The editor takes six digits only; a minified style sheet has three where it can. */
const longHex = (colour: string): string => (/^#[\da-f]{3}$/i.test(colour) ? colour.replace(/[\da-f]/gi, '$&$&') : colour);
