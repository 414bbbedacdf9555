export type ClosingFacts = {
  readonly platform: string;
  /** The system shows our icon in a tray, so that the person has a way back. */
  readonly hasTray: boolean;
  /** There is a device that receives messages; before that nothing is worth running for. */
  readonly isEnrolled: boolean;
  readonly closeToTray: boolean;
  /** The person has been told what closing does. */
  readonly closingExplained: boolean;
  /** The question about it stands in the window right now. */
  readonly isAsking: boolean;
};

/**
 * What closing the window does. `hide`: Deskline goes on behind its icon · `ask`: the window stays and says once what closing does · `close`: the window goes, and where
 * that is the last one the application ends (macOS keeps it in the Dock).
 */
export type ClosingDecision =
  | { readonly kind: 'hide'; readonly reason: 'behind-its-icon' | 'closed-again' }
  | { readonly kind: 'ask'; readonly reason: 'first-time' }
  | { readonly kind: 'close'; readonly reason: 'stays-in-dock' | 'nothing-to-receive' | 'no-tray' | 'as-set' };

/** Decides what closing the window does. Pure. A window never disappears to where nobody finds it again. */
export function decideClosing(facts: ClosingFacts): ClosingDecision {
  if (facts.platform === 'darwin') return { kind: 'close', reason: 'stays-in-dock' };
  if (!facts.isEnrolled) return { kind: 'close', reason: 'nothing-to-receive' };
  if (!facts.hasTray) return { kind: 'close', reason: 'no-tray' };
  if (!facts.closeToTray) return { kind: 'close', reason: 'as-set' };
  // Who closes once more while the question stands there has answered it; and a page that does not answer must not hold the window.
  if (facts.isAsking) return { kind: 'hide', reason: 'closed-again' };
  if (!facts.closingExplained) return { kind: 'ask', reason: 'first-time' };
  return { kind: 'hide', reason: 'behind-its-icon' };
}
