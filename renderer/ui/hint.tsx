import { Tooltip } from 'radix-ui';
import type { ReactElement } from 'react';
import './hint.css';

/** Words on hover and focus. The element must have its name already: a hint is for eyes. */
export function Hint({ words, side = 'bottom', children }: { readonly words: string; readonly side?: 'top' | 'right' | 'bottom'; readonly children: ReactElement }) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className="hint" side={side} sideOffset={6} collisionPadding={8} aria-hidden>
          {words}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}

/** One place that decides how soon hints come. */
export function HintProvider({ children }: { readonly children: ReactElement }) {
  return <Tooltip.Provider delayDuration={400}>{children}</Tooltip.Provider>;
}
