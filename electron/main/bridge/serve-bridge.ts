/** Owner of `ipcMain`. */
import { ipcMain } from 'electron';
import type { WebContents } from 'electron';
import type { Announcement } from '../../../shared/bridge/changes.ts';
import { announceChannel, callChannel } from '../../../shared/bridge/channels.ts';
import { drawReportCode } from '../cryptography/cryptography.ts';
import { describeError } from '../diagnostics/describe-error.ts';
import type { Log } from '../diagnostics/log.ts';
import { answerCall } from './answer-call.ts';
import type { Handlers, Standing } from './answer-call.ts';

export type Bridge = {
  /** From now on this page may call and is told of changes. */
  readonly admit: (contents: WebContents) => void;
  readonly announce: (announcement: Announcement) => void;
};

/** Serves the bridge on its one channel. */
export function serveBridge(parts: { readonly handlers: () => Handlers; readonly standing: () => Standing; readonly log: Log }): Bridge {
  const admitted = new Set<WebContents>();
  ipcMain.handle(callChannel, async (event, name: unknown, request: unknown) => {
    const frame = event.senderFrame;
    const caller = {
      isOurWindow: admitted.has(event.sender),
      isMainFrame: frame !== null && frame === event.sender.mainFrame,
      origin: frame?.origin ?? 'none',
    };
    const report = (error: unknown, command: string) => {
      const code = `R-${drawReportCode()}`;
      const { kind, code: errorCode, stack } = describeError(error);
      parts.log.error('command.failed', { command, report: code, kind, code: errorCode, stack });
      return code;
    };
    return JSON.stringify(await answerCall({ caller, name, request }, { handlers: parts.handlers(), standing: parts.standing, report }));
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
