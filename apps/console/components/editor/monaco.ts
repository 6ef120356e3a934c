import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/features/register.all';
import 'monaco-editor/languages/definitions/yaml/register';
import { editorTheme, type ThemeKind, themeName } from './editor-theme';
import { flinkSqlConfiguration, flinkSqlId, flinkSqlTokens } from './flink-sql-language';

self.MonacoEnvironment = {
  getWorker: () => new Worker(new URL('monaco-editor/editor/editor.worker.js', import.meta.url), { type: 'module' }),
};

monaco.languages.register({ id: flinkSqlId });
monaco.languages.setMonarchTokensProvider(flinkSqlId, flinkSqlTokens);
monaco.languages.setLanguageConfiguration(flinkSqlId, flinkSqlConfiguration);

const currentKind = (): ThemeKind => (document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light');

/** Gives the editor the colours of the theme that the page shows now. */
export function applyTheme(): void {
  const kind = currentKind();
  const style = getComputedStyle(document.documentElement);
  monaco.editor.defineTheme(
    themeName(kind),
    editorTheme(kind, (name) => style.getPropertyValue(name).trim()),
  );
  monaco.editor.setTheme(themeName(kind));
}

applyTheme();
new MutationObserver(applyTheme).observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });

/** Options that all editors of the console share. */
export const commonOptions: monaco.editor.IEditorOptions = {
  automaticLayout: true,
  fontSize: 12,
  lineHeight: 18,
  fontLigatures: false,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  renderLineHighlight: 'none',
  overviewRulerLanes: 0,
  hideCursorInOverviewRuler: true,
  overviewRulerBorder: false,
  padding: { top: 8, bottom: 8 },
  lineNumbersMinChars: 3,
  folding: false,
  renderFinalNewline: 'on',
  guides: { indentation: false, bracketPairs: false },
  bracketPairColorization: { enabled: false },
  matchBrackets: 'near',
  occurrencesHighlight: 'off',
  selectionHighlight: false,
  glyphMargin: false,
  stickyScroll: { enabled: false },
  unicodeHighlight: { ambiguousCharacters: true, invisibleCharacters: true },
  scrollbar: { verticalScrollbarSize: 8, horizontalScrollbarSize: 8, useShadows: false, alwaysConsumeMouseWheel: false },
  fixedOverflowWidgets: true,
  contextmenu: false,
};

/** The font family of code, resolved, since the editor measures glyphs itself. */
export const codeFont = (): string =>
  getComputedStyle(document.documentElement).getPropertyValue('--font-jetbrains-mono').trim() || 'monospace';

/** The editor's own library, with Freshet's languages and themes in it. */
export { monaco };
