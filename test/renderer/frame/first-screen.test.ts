import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = process.cwd();

/** Files and packages that are loaded with a file, types apart; `late`: those that it loads when they are wanted. */
function loadedBy(file: string): { readonly at: readonly string[]; readonly late: readonly string[] } {
  const source = readFileSync(join(root, file), 'utf8');
  const place = (module: string) => (module.startsWith('.') ? relative(root, resolve(root, dirname(file), module)) : module);
  const at = [...source.matchAll(/^(?:import|export)\s+(?!type\s)(?:[^;]*?\sfrom\s+)?'([^']+)';/gm)].map(([, module]) => place(module ?? ''));
  return { at, late: [...source.matchAll(/\bimport\('([^']+)'\)/g)].map(([, module]) => place(module ?? '')) };
}

function reach(entries: readonly string[], follow: (file: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set(entries);
  for (const each of seen) if (/\.tsx?$/.test(each) && existsSync(join(root, each))) for (const next of follow(each)) seen.add(next);
  return seen;
}

describe('the first screen', () => {
  const first = reach(['renderer/main.tsx'], (file) => loadedBy(file).at);
  const all = reach(['renderer/main.tsx'], (file) => [...loadedBy(file).at, ...loadedBy(file).late]);

  it('is loaded without the parts that it does not show', () => {
    expect(first).toContain('renderer/inbox/inbox-list.tsx');
    const parts = ['settings/settings-screen', 'team/team-screen', 'admin/admin-screen', 'enrol/enrol-screen', 'palette/palette', 'palette/help-sheet', 'triage/assign-dialog', 'conversation/thread', 'composer/composer', 'templates/template-picker', 'emoji/emoji-picker', 'quick-replies/quick-reply-dialog', 'contact/contact-panel', 'search/archive-view', 'conversation/viewer/viewer'];
    for (const part of parts.map((name) => `renderer/${name}.tsx`)) expect([part, first.has(part), all.has(part)]).toEqual([part, false, true]);
  });

  it('and the rest of the page bring no schema: main has checked what they are given', () => {
    expect(all).not.toContain('zod');
    expect(all).toContain('zustand');
  });
});
