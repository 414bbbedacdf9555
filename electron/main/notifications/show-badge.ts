/** Owner of the application badge. */
import { app } from 'electron';

/**
 * Shows a count on the dock or launcher; null blanks it, which is what quiet hours ask for. Where the system has no badge, nothing happens: Windows has a picture on the
 * task bar button instead, which the window sets.
 */
export function showBadge(count: number | null): void {
  app.setBadgeCount(count ?? 0);
}
