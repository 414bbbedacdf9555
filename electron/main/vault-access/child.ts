/** How a vault process ended. `code` null: by a signal. */
export type ChildExit = { readonly code: number | null };

/** A started process with a channel, whichever way it was started. */
export type Child = {
  /** False when the channel is closed already. */
  readonly post: (message: unknown) => boolean;
  readonly kill: () => void;
};

export type ChildListeners = {
  readonly onMessage: (message: unknown) => void;
  readonly onExit: (exit: ChildExit) => void;
  /** A line that the process wrote to its output. */
  readonly onLine: (line: string) => void;
};
