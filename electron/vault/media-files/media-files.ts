/** Where encrypted files are kept, by a random name that says nothing. Synchronous, so that an operation stays one step. */
export type MediaFiles = {
  /** The bytes are on the disk when it returns. */
  readonly write: (name: string, bytes: Uint8Array) => void;
  /** Null when there is no such file. */
  readonly read: (name: string) => Uint8Array | null;
  /** True when the file is not there any more, also when it never was. */
  readonly remove: (name: string) => boolean;
  readonly list: () => readonly string[];
};
