/** The one channel for calls, the one for announcements, and the name of the object in the page. Light: the preload bundles this file. */
export const callChannel = 'deskline:call';
export const announceChannel = 'deskline:announce';
export const bridgeName = 'deskline';

/** What the preload puts on `window`. */
export type BridgeApi = {
  readonly call: (name: string, request: unknown) => Promise<unknown>;
  readonly onAnnouncement: (listener: (announcement: unknown) => void) => () => void;
};
