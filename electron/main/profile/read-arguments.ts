import { isDeskLink } from '../../../shared/domain/desktop/parse-desk-link.ts';

/** What the command line says. */
export type Arguments = {
  /** Folder of the profile; null: the system's place for application data. */
  readonly profile: string | null;
  /** Started by the login: the window stays shut where a tray leads to it. */
  readonly inBackground: boolean;
  /** A link that the system handed over. It may hold a number: it goes into no log. */
  readonly link: string | null;
};

export const backgroundSwitch = '--in-background';

/** Reads `--profile=<folder>`, `--in-background` and a link. Everything else belongs to Electron, Chromium or the runner, and is left alone. Pure. */
export function readArguments(argv: readonly string[]): Arguments {
  const prefix = '--profile=';
  const given = argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length);
  return { profile: given === undefined || given === '' ? null : given, inBackground: argv.includes(backgroundSwitch), link: argv.slice(1).find(isDeskLink) ?? null };
}
