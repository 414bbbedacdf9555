import react from '@vitejs/plugin-react';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import type { InlineConfig } from 'vite';

const BUILTINS: readonly (string | RegExp)[] = [...builtinModules, /^node:/];

export type BundleTarget = {
  readonly name: string;
  /** What must exist afterwards, from the project folder. */
  readonly result: string;
  /** The files that it is made of, besides the dependencies. */
  readonly sources: readonly string[];
  readonly config: (root: string) => InlineConfig;
};

type NodeBundle = {
  readonly entry: string;
  readonly folder: string;
  readonly file: string;
  readonly format: 'es' | 'cjs';
  readonly target: string;
  /** What is imported late becomes files of its own, which a start does not read. Else one file: a sandboxed preload can load no second one. */
  readonly isSplit?: boolean;
  /** Left as imports: what the process has by itself, and native modules. */
  readonly external: readonly (string | RegExp)[];
};

function nodeBundle({ entry, folder, file, format, target, external, isSplit = false }: NodeBundle): BundleTarget['config'] {
  return (root) => ({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    // 'ssr' is Vite's word for 'runs outside a browser': no browser shims, and packages resolved as Node would.
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: join(root, entry),
      outDir: join(root, folder),
      emptyOutDir: true,
      target,
      // Comments and blanks are a third of what a start has to read; the names stay, for the stack traces of the log.
      minify: 'oxc',
      sourcemap: true,
      reportCompressedSize: false,
      rollupOptions: {
        external: [...external],
        output: { minify: { compress: true, mangle: false, codegen: true }, format, entryFileNames: file, chunkFileNames: '[name].js', codeSplitting: isSplit },
      },
    },
  });
}

/**
 * The four bundles of the client. Main and the vault run on the Node of Electron or of the project: the syntax is that of the oldest one
 * that we meet, Node 20 inside Electron 33.
 */
export const BUNDLE_TARGETS: readonly BundleTarget[] = [
  {
    name: 'main',
    result: 'out/main/main.js',
    sources: ['electron/main', 'electron/vault', 'shared'],
    config: nodeBundle({
      entry: 'electron/main/main.ts',
      folder: 'out/main',
      file: 'main.js',
      format: 'es',
      target: 'node20',
      isSplit: true,
      external: [...BUILTINS, 'electron', 'keytar'],
    }),
  },
  {
    name: 'preload',
    result: 'out/preload/preload.cjs',
    sources: ['electron/preload', 'shared'],
    config: nodeBundle({
      entry: 'electron/preload/preload.ts',
      folder: 'out/preload',
      file: 'preload.cjs',
      format: 'cjs',
      target: 'chrome130',
      external: ['electron'],
    }),
  },
  {
    name: 'vault',
    result: 'out/vault/entry.js',
    sources: ['electron/vault', 'shared'],
    config: nodeBundle({
      entry: 'electron/vault/entry.ts',
      folder: 'out/vault',
      file: 'entry.js',
      format: 'es',
      target: 'node22',
      external: [...BUILTINS, 'better-sqlite3'],
    }),
  },
  {
    name: 'renderer',
    result: 'out/renderer/index.html',
    sources: ['renderer', 'shared'],
    config: (root) => ({
      configFile: false,
      root: join(root, 'renderer'),
      base: './',
      // The window's icon: main reads it from among the built pages.
      publicDir: 'public',
      logLevel: 'warn',
      plugins: [react()],
      define: { 'process.env.NODE_ENV': '"production"' },
      build: {
        outDir: join(root, 'out/renderer'),
        emptyOutDir: true,
        target: 'chrome130',
        // The page's policy allows scripts and images from its own files only: nothing inline, no data addresses, no helper script.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        // One sheet, so that a part that is loaded later is never seen without its looks.
        cssCodeSplit: false,
        reportCompressedSize: false,
        chunkSizeWarningLimit: 2000,
        // What the first screen consists of is one file, asked for once, however much of it the later parts share.
        rollupOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
      },
    }),
  },
];

/** What every bundle depends on besides its own sources. */
export const COMMON_SOURCES: readonly string[] = ['build/bundle', 'package-lock.json'];
