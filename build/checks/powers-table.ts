/** A dangerous power and the files that may use it. */
export type Power = {
  readonly name: string;
  /** Modules whose import (other than of types) is the power. */
  readonly modules?: readonly string[];
  /** Names imported from a module. */
  readonly imports?: Readonly<Record<string, readonly string[]>>;
  /** Globals, and members of globals: `fetch`, `Date.now`. `new Date()` stands for the call without arguments. */
  readonly globals?: readonly string[];
  /** Only files below one of these are looked at; all rooms of the product without it. */
  readonly within?: RegExp;
  readonly owners: readonly RegExp[];
};

const FILE_DELETION = ['rm', 'rmSync', 'unlink', 'unlinkSync', 'rmdir', 'rmdirSync'];

/**
 * One owner per power: a reviewer has to look at one file to know how it is used.
 * To move a power, move its row; to use one elsewhere, ask its owner's file for a function.
 */
export const POWERS: readonly Power[] = [
  { name: 'answering the renderer', imports: { electron: ['ipcMain'] }, owners: [/^electron\/main\/bridge\//] },
  { name: 'reaching into the page', imports: { electron: ['contextBridge', 'ipcRenderer'] }, owners: [/^electron\/preload\/preload\.ts$/] },
  { name: 'the OS keychain', modules: ['keytar'], owners: [/^electron\/main\/secrets\//] },
  { name: 'notifications of the desktop', imports: { electron: ['Notification'] }, owners: [/^electron\/main\/notifications\//] },
  { name: 'the tray', imports: { electron: ['Tray'] }, owners: [/^electron\/main\/desktop\/show-tray\.ts$/] },
  { name: "the desktop's message bus", modules: ['@jellybrick/dbus-next'], owners: [/^electron\/main\/desktop\/ask-message-bus\.ts$/] },
  { name: 'opening things outside the app', imports: { electron: ['shell'] }, owners: [/^electron\/main\/compose\.ts$/] },
  {
    name: 'windows, sessions and protocols',
    imports: { electron: ['BrowserWindow', 'session', 'protocol', 'webContents', 'net'] },
    owners: [/^electron\/main\/(app-window\/|lifecycle\.ts$)/],
  },
  { name: 'updating the app', imports: { electron: ['autoUpdater'] }, owners: [/^electron\/main\/updates\//] },
  { name: 'weaker secrets', imports: { electron: ['safeStorage'] }, owners: [] },
  {
    name: 'starting processes',
    modules: ['node:child_process', 'child_process'],
    imports: { electron: ['utilityProcess'] },
    owners: [/^electron\/main\/(vault-access|cache)\//],
  },
  { name: 'HTTP from the client', modules: ['axios', 'node:http', 'node:https'], within: /^electron\//, owners: [/^electron\/main\/relay-link\//] },
  {
    name: 'requests from the page',
    globals: ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'navigator.sendBeacon'],
    within: /^(renderer|shared|electron)\//,
    // Reads files of messages over app://, which main answers; the policy of the page lets it reach nothing else.
    owners: [/^renderer\/bridge\/read-media\.ts$/],
  },
  { name: 'storage in the page', globals: ['localStorage', 'sessionStorage', 'indexedDB', 'document.cookie'], owners: [] },
  { name: 'HTTP from the relay', modules: ['axios'], globals: ['fetch'], within: /^relay\/(?!sandbox\/|admin\/)/, owners: [/^relay\/whatsapp\//] },
  { name: 'raw sockets', modules: ['node:net', 'node:tls', 'node:dgram'], owners: [] },
  { name: 'SQL on the client', modules: ['better-sqlite3', 'node:sqlite'], within: /^(electron|renderer|shared)\//, owners: [/^electron\/vault\/database\//] },
  { name: 'SQL on the relay', modules: ['pg', '@electric-sql/pglite'], owners: [/^relay\/database\//] },
  {
    name: 'deleting files',
    imports: { 'node:fs': FILE_DELETION, 'node:fs/promises': FILE_DELETION },
    owners: [
      /^electron\/main\/profile\//,
      /^electron\/main\/media\//,
      // The one file with which a Linux desktop starts us at login.
      /^electron\/main\/desktop\/linux-autostart\.ts$/,
      /^electron\/vault\/(database|media-files)\//,
      /^electron\/vault\/operations\/discard\.ts$/,
      /^relay\/(media|database|data-folder)\//,
    ],
  },
  {
    name: 'cryptography',
    modules: ['node:crypto', 'crypto'],
    owners: [
      /^electron\/main\/cryptography\//,
      /^electron\/vault\/(database|media|media-files)\//,
      /^relay\/(random|same-secret)\.ts$/,
      /^relay\/(devices|policy|whatsapp|media|sandbox|directory|edge|database|data-folder)\//,
    ],
  },
  {
    name: 'the time of day',
    globals: ['Date.now', 'new Date()', 'performance.now', 'Temporal.Now'],
    owners: [
      /^electron\/main\/clock\//,
      /^electron\/vault\/clock\.ts$/,
      /^renderer\/bridge\/clock\.ts$/,
      /^relay\/clock\.ts$/,
      /^relay\/sandbox\/platform\/clock\.ts$/,
    ],
  },
  {
    name: 'timers',
    globals: ['setTimeout', 'setInterval', 'setImmediate'],
    owners: [
      /^electron\/main\/clock\//,
      /^electron\/vault\/clock\.ts$/,
      /^renderer\/bridge\/clock\.ts$/,
      /^relay\/(clock|lifecycle)\.ts$/,
      /^relay\/sandbox\/platform\/clock\.ts$/,
      /^relay\/database\/listen-on-postgres\.ts$/,
      /^relay\/edge\/(stream-hub|end-connections)\.ts$/,
      /^electron\/vault\/entry\.ts$/,
      /^electron\/main\/vault-access\//,
      /^relay\/whatsapp\/scheduler\.ts$/,
    ],
  },
  {
    name: 'chance',
    globals: ['Math.random', 'crypto.getRandomValues', 'crypto.randomUUID'],
    owners: [/^relay\/random\.ts$/, /^electron\/main\/cryptography\//, /^renderer\/bridge\//],
  },
  {
    name: 'writing to the console',
    globals: ['console', 'process.stdout', 'process.stderr'],
    owners: [
      /^relay\/(relay|log)\.ts$/,
      /^relay\/admin\//,
      /^relay\/sandbox\/(sandbox|log)\.ts$/,
      /^electron\/main\/(main\.ts$|diagnostics\/)/,
      /^electron\/vault\/(entry|serve-port)\.ts$/,
    ],
  },
  {
    name: 'the environment',
    globals: ['process.env'],
    owners: [
      /^relay\/relay\.ts$/,
      /^relay\/admin\/admin\.ts$/,
      /^relay\/sandbox\/sandbox\.ts$/,
      /^electron\/main\/main\.ts$/,
      /^electron\/main\/vault-access\//,
    ],
  },
  { name: 'code from text', globals: ['eval', 'Function'], modules: ['node:vm'], owners: [] },
];
