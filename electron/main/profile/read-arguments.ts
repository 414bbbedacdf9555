/** What the command line says. */
export type Arguments = {
  /** Folder of the profile; null: the system's place for application data. */
  readonly profile: string | null;
};

/** Reads `--profile=<folder>`. Everything else belongs to Electron, Chromium or the runner, and is left alone. Pure. */
export function readArguments(argv: readonly string[]): Arguments {
  const prefix = '--profile=';
  const given = argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length);
  return { profile: given === undefined || given === '' ? null : given };
}
