import { existsSync } from 'node:fs';
import { showProgress } from '../bootstrap/progress.js';
import { explainFailure, Stop } from '../bootstrap/stop.js';
import { runCommand } from '../processes/run-command.ts';

/** One needed package: the names it has in different releases, newest first. */
export type NeededPackage = readonly string[];

/** What Electron itself links against, and the client library of the Secret Service for keytar. */
export const ELECTRON_PACKAGES: readonly NeededPackage[] = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3'],
  ['libasound2t64', 'libasound2'],
  ['libgbm1'],
  ['libxss1'],
  ['libnotify4'],
  ['libsecret-1-0'],
];

/** What makes a desktop where there is none: screen, message bus, keychain, notification daemon, and fonts for names and emoji. */
export const DESKTOP_PACKAGES: readonly NeededPackage[] = [
  ['xvfb'],
  ['dbus-daemon', 'dbus'],
  ['dbus-bin', 'dbus'],
  ['gnome-keyring'],
  ['dunst'],
  ['fonts-noto-core'],
  ['fonts-noto-color-emoji'],
];

/** Where there is no dpkg, these programs are looked for instead. */
const DESKTOP_PROGRAMS = ['Xvfb', 'dbus-daemon', 'dbus-send', 'gnome-keyring-daemon', 'dunst'];

/** The needed packages of which no name is installed. */
export function missingFrom(needed: readonly NeededPackage[], installed: ReadonlySet<string>): readonly NeededPackage[] {
  return needed.filter((names) => !names.some((name) => installed.has(name)));
}

async function installedPackages(): Promise<ReadonlySet<string>> {
  const { output } = await runCommand('dpkg-query', ['-W', '-f', '${db:Status-Abbrev} ${Package}\n']);
  const lines = output.split('\n').filter((line) => line.startsWith('ii '));
  return new Set(lines.map((line) => line.slice(3).trim()));
}

/** The name of a package that this release has. */
async function nameHere(names: NeededPackage): Promise<string> {
  for (const name of names) {
    const { code, output } = await runCommand('apt-cache', ['show', '--no-all-versions', name]);
    if (code === 0 && output.includes('Version:')) return name;
  }
  return names.at(-1) ?? '';
}

async function runApt(args: readonly string[], label: string): Promise<void> {
  const progress = showProgress(label);
  const { code, errors } = await runCommand('apt-get', args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  if (code === 0) return progress.done();
  progress.failed();
  const known = /Temporary failure resolving|Could not connect|Failed to fetch/.test(errors)
    ? { what: 'the package servers are out of reach.', next: `Check the network, then run: apt-get ${args.join(' ')}` }
    : explainFailure(errors);
  const first = errors.split('\n').find((line) => line.startsWith('E:')) ?? errors.trim().split('\n')[0] ?? '';
  throw new Stop(`apt-get failed: ${known?.what ?? first}`, known?.next ?? `Run by hand to see more: apt-get ${args.join(' ')}`);
}

function requirePrograms(): void {
  const folders = (process.env['PATH'] ?? '').split(':').concat('/usr/bin', '/usr/sbin');
  const missing = DESKTOP_PROGRAMS.filter((program) => !folders.some((folder) => existsSync(`${folder}/${program}`)));
  if (missing.length > 0) {
    throw new Stop(
      `There is no display, and a virtual one needs programs that are missing: ${missing.join(', ')}.`,
      'Install them with the package manager of this system.',
    );
  }
}

/**
 * Makes sure that the packages are there: installs what is missing as root, otherwise stops with the exact command.
 * On a system without dpkg it only looks for the programs of the desktop (`withDesktop`).
 */
export async function requirePackages(needed: readonly NeededPackage[], withDesktop: boolean): Promise<void> {
  if (!existsSync('/usr/bin/dpkg-query')) {
    if (withDesktop) requirePrograms();
    return;
  }
  const missing = missingFrom(needed, await installedPackages());
  if (missing.length === 0) return;
  const isRoot = process.getuid?.() === 0;
  if (isRoot) await runApt(['update', '-q'], 'Reading the lists of Debian packages');
  const names = [...new Set(await Promise.all(missing.map(nameHere)))];
  if (!isRoot) {
    throw new Stop(
      `These system packages are missing: ${names.join(' ')}.`,
      `Install them: sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names.join(' ')}`,
    );
  }
  await runApt(['install', '-y', '-q', '--no-install-recommends', ...names], `Installing ${names.length} Debian packages (${names.join(' ')})`);
}
