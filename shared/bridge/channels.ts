/** The one channel for calls, the one for announcements, and the name of the object in the page. Light: the preload bundles this file. */
export const callChannel = 'deskline:call';
export const announceChannel = 'deskline:announce';
export const bridgeName = 'deskline';

/** What the preload puts on `window`. */
export type BridgeApi = {
  /** Answers a `Result` as JSON: between the worlds of preload and page text is handed over at once, an object value by value (16 ms for a hundred rows of the inbox). */
  readonly call: (name: string, request: unknown) => Promise<string>;
  readonly onAnnouncement: (listener: (announcement: unknown) => void) => () => void;
};
