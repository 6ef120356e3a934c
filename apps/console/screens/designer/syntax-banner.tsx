'use client';

import { Button } from '../../components/button';
import { StatusGlyph } from '../../components/status-glyph';
import { useDesigner, useDesignerStore } from './designer-context';

/** Says that the text cannot be read and what is shown meanwhile. */
export function SyntaxBanner({ onShow }: { onShow: () => void }) {
  const store = useDesignerStore();
  const error = useDesigner((state) => state.error);
  if (!error) return null;
  return (
    <div role="alert" className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 bg-crit-bg px-4 py-1.5 text-compact">
      <StatusGlyph status="breaching" className="text-crit" />
      <span className="min-w-0 flex-1 max-md:basis-[85%]">
        <b className="font-strong">YAML has an error on line {error.line}</b> — showing the last valid design. {error.message}
      </span>
      <Button size="small" onClick={onShow}>
        Show line {error.line}
      </Button>
      <Button size="small" onClick={() => store.getState().restoreLastValid()}>
        Restore last valid
      </Button>
    </div>
  );
}
