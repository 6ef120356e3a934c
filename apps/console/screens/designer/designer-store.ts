import { DefinitionsError, type PatchOperation } from '@freshet/definitions';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Analysis } from './draft/analysis';
import type { DraftError } from './draft/read-draft';

/** The place of a thing in the text: which document (from 0) and a JSON pointer in it. */
export type Place = { readonly document: number; readonly path: string };

/** The state of one designer on screen. The text is canonical; everything else is derived from it or is history. */
export type DesignerState = {
  readonly text: string;
  /** The text as opened. */
  readonly baseline: string;
  /** The text of the deployed revision; null when nothing is deployed. */
  readonly deployed: string | null;
  /** What the newest text without a syntax error means. */
  readonly analysis: Analysis;
  /** Set while `text` is no YAML: the form then shows `analysis` of `lastValidText` and is read-only. */
  readonly error: DraftError | null;
  readonly lastValidText: string;
  readonly undoStack: readonly string[];
  readonly redoStack: readonly string[];
  readonly selected: Place;
  /** Applies a form edit to the text; ignored while the text has a syntax error. */
  readonly patch: (document: number, operations: readonly PatchOperation[]) => void;
  /** Takes the text from the code editor; the form follows within the debounce. */
  readonly type: (text: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Puts the last text without a syntax error back. */
  readonly restoreLastValid: () => void;
  readonly select: (place: Place) => void;
  /** Analyses again, as when the tenant's sources have arrived. */
  readonly reanalyse: () => void;
  /** Analyses typed text now instead of after the debounce. */
  readonly settle: () => void;
};

/** A designer's store. */
export type DesignerStore = StoreApi<DesignerState>;

/** What a designer needs from outside; `analyse` fails on texts that are no YAML, `applyPatch` throws where a patch cannot stand. */
export type DesignerPorts = {
  readonly analyse: (text: string) => Analysis | { readonly error: DraftError };
  readonly applyPatch: (text: string, document: number, operations: readonly PatchOperation[]) => string;
  /** Clock, epoch ms. */
  readonly now: () => number;
};

const coalesceMs = 500;
const debounceMs = 120;
const historyLimit = 200;

type History = Pick<DesignerState, 'undoStack' | 'redoStack'>;

/** Creates the store of one designer; `text` must parse, or the form stays empty until it does. */
export function createDesignerStore(
  start: { text: string; deployed: string | null; empty: Analysis },
  ports: DesignerPorts,
): DesignerStore {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastEditMs = Number.NEGATIVE_INFINITY;

  const remember = (state: DesignerState): History => {
    const at = ports.now();
    const joins = at - lastEditMs < coalesceMs && state.undoStack.length > 0;
    lastEditMs = at;
    return { undoStack: joins ? state.undoStack : [...state.undoStack, state.text].slice(-historyLimit), redoStack: [] };
  };
  const read = (text: string): Pick<DesignerState, 'analysis' | 'error' | 'lastValidText'> | Pick<DesignerState, 'error'> => {
    const analysis = ports.analyse(text);
    return 'error' in analysis ? { error: analysis.error } : { analysis, error: null, lastValidText: text };
  };

  return createStore<DesignerState>((set, get) => {
    const replace = (text: string, history: History): void => {
      clearTimeout(timer);
      timer = undefined;
      set({ text, ...history, ...read(text) });
    };
    const settle = (): void => {
      if (timer !== undefined) replace(get().text, get());
    };
    return {
      baseline: start.text,
      deployed: start.deployed,
      text: start.text,
      analysis: start.empty,
      lastValidText: start.text,
      undoStack: [],
      redoStack: [],
      selected: { document: 0, path: '' },
      ...read(start.text),
      patch: (document, operations) => {
        settle();
        const state = get();
        if (state.error || operations.length === 0) return;
        const text = patched(ports, state.text, { document, operations });
        if (text !== state.text) replace(text, remember(state));
      },
      type: (text) => {
        const state = get();
        if (text === state.text) return;
        set({ text, ...remember(state) });
        clearTimeout(timer);
        timer = setTimeout(settle, debounceMs);
      },
      undo: () => {
        const { text, undoStack, redoStack } = get();
        const previous = undoStack.at(-1);
        if (previous === undefined) return;
        lastEditMs = Number.NEGATIVE_INFINITY;
        replace(previous, { undoStack: undoStack.slice(0, -1), redoStack: [...redoStack, text] });
      },
      redo: () => {
        const { text, undoStack, redoStack } = get();
        const next = redoStack.at(-1);
        if (next === undefined) return;
        lastEditMs = Number.NEGATIVE_INFINITY;
        replace(next, { undoStack: [...undoStack, text], redoStack: redoStack.slice(0, -1) });
      },
      restoreLastValid: () => {
        const state = get();
        replace(state.lastValidText, remember(state));
      },
      select: (selected) => set({ selected }),
      reanalyse: () => set(read(get().text)),
      settle,
    };
  });
}

type Patch = { readonly document: number; readonly operations: readonly PatchOperation[] };

/** The text with the patch in it; unchanged when the patch was made for a text that has moved on, as a fix may be. */
function patched(ports: DesignerPorts, text: string, { document, operations }: Patch): string {
  try {
    return ports.applyPatch(text, document, operations);
  } catch (error) {
    if (error instanceof DefinitionsError && error.code === 'patch_not_applicable') return text;
    throw error;
  }
}
