/** Owner of `ipcMain`. */
import { ipcMain } from 'electron';
import type { WebContents } from 'electron';
import type { Announcement } from '../../../shared/bridge/changes.ts';
import { announceChannel, callChannel } from '../../../shared/bridge/channels.ts';
import type { Answerer } from './answerer.ts';

export type Bridge = {
  /** From now on this page may call and is told of changes. */
  readonly admit: (contents: WebContents) => void;
  readonly announce: (announcement: Announcement) => void;
};

/**
 * Serves the bridge on its one channel.
 *
 * @param answerer comes when the application has been put together; a page that is quicker waits for it.
 */
export function serveBridge(answerer: Promise<Answerer>): Bridge {
  const admitted = new Set<WebContents>();
  ipcMain.handle(callChannel, async (event, name: unknown, request: unknown) => {
    const frame = event.senderFrame;
    const caller = {
      isOurWindow: admitted.has(event.sender),
      isMainFrame: frame !== null && frame === event.sender.mainFrame,
      origin: frame?.origin ?? 'none',
    };
    const answer = await answerer;
    return JSON.stringify(await answer({ caller, name, request }));
  });
  return {
    admit: (contents) => {
      admitted.add(contents);
      contents.once('destroyed', () => admitted.delete(contents));
    },
    announce: (announcement) => {
      for (const contents of admitted) if (!contents.isDestroyed()) contents.send(announceChannel, announcement);
    },
  };
}
