import { describe, expect, it } from 'vitest';
import { chooseSpelling } from '../../../../electron/main/app-window/choose-spelling.ts';

const known = ['de', 'en-GB', 'en-US', 'pt-BR'];
const choose = (more: Partial<Parameters<typeof chooseSpelling>[0]>) => chooseSpelling({ platform: 'linux', wanted: null, systemLanguages: ['en-GB'], known, files: ['en-GB-10-1.bdic', 'pt-BR-3-0.bdic', 'README', 'de.bdic.part'], ...more });

describe('in which languages spelling is checked', () => {
  it('those of the system, with a dictionary that lies here', () => {
    expect(choose({})).toEqual({ by: 'dictionaries', languages: ['en-GB'], available: ['en-GB', 'pt-BR'] });
  });

  it.each([
    ['another region of the language', { systemLanguages: ['en-AU'] }, 'dictionaries', ['en-GB']],
    ['several, each once', { wanted: ['pt', 'en-GB', 'en-US'] }, 'dictionaries', ['pt-BR', 'en-GB']],
    ['none for the language: nothing is loaded instead', { systemLanguages: ['de-DE'] }, 'no-dictionary', []],
    ['no dictionary at all', { files: [] }, 'no-dictionary', []],
    ['not wanted', { wanted: [] }, 'off', []],
    ['Windows brings its own', { platform: 'win32', files: [], systemLanguages: ['de-DE', 'en-US'] }, 'system', ['de', 'en-US']],
    ['macOS finds the language by itself', { platform: 'darwin', files: [] }, 'system', []],
    ['not wanted on macOS either', { platform: 'darwin', wanted: [] }, 'off', []],
  ] as const)('%s', (_what, more, by, languages) => {
    expect(choose(more)).toMatchObject({ by, languages });
  });
});
