import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { desktopEntry, isEntryOn } from '../../../../electron/main/desktop/desktop-entry.ts';
import { linuxAutostart } from '../../../../electron/main/desktop/linux-autostart.ts';
import { makeProfileFolder } from '../support/make-profile-folder.ts';

describe('starting at login on a Linux desktop', () => {
  it('is one file, which comes and goes; what other programs write into it is obeyed', () => {
    const file = join(makeProfileFolder(), 'autostart', 'deskline.desktop');
    const login = linuxAutostart({ file, command: ['/opt/Desk Line/deskline', '--in-background'], comment: () => 'In the background' });
    expect(login.read()).toBe(false);
    expect(login.store(false)).toBe(true);
    expect(login.store(true)).toBe(true);
    expect(readFileSync(file, 'utf8').split('\n')).toEqual([
      '[Desktop Entry]',
      'Type=Application',
      'Name=Deskline',
      'Comment=In the background',
      'Exec="/opt/Desk Line/deskline" "--in-background"',
      'Terminal=false',
      'X-GNOME-Autostart-enabled=true',
      '',
    ]);
    expect(login.read()).toBe(true);
    writeFileSync(file, readFileSync(file, 'utf8').replace('enabled=true', 'enabled=false'));
    expect(login.read()).toBe(false);
    expect(login.store(true)).toBe(true);
    expect(login.store(false)).toBe(true);
    expect(login.read()).toBe(false);
  });

  it('says so when the folder does not take it', () => {
    const file = join(makeProfileFolder(), 'no-folder');
    writeFileSync(file, '');
    expect(linuxAutostart({ file: join(file, 'deskline.desktop'), command: ['/x'], comment: () => '' }).store(true)).toBe(false);
  });

  it.each([
    ['a space', '/opt/Desk Line/x', '"/opt/Desk Line/x"'],
    ['a quote', '/opt/"x"', '"/opt/\\\\"x\\\\""'],
    ['a field code', '/opt/100%u', '"/opt/100%%u"'],
    ['what a shell would run', '/opt/$(id)`id`', '"/opt/\\\\$(id)\\\\`id\\\\`"'],
    ['a line of its own', '/opt/x\nExec=evil', '"/opt/x\\nExec=evil"'],
  ])('%s in a path is a character like any other', (_name, program, expected) => {
    const lines = desktopEntry({ name: 'Deskline', comment: '', command: [program] }).split('\n');
    expect(lines.filter((line) => line.startsWith('Exec='))).toEqual([`Exec=${expected}`]);
  });

  it.each([['Hidden=true', false], ['X-GNOME-Autostart-enabled = false', false], ['X-GNOME-Autostart-enabled=true', true], ['Comment=Hidden=true', true]])('%s: %s', (line, on) => {
    expect(isEntryOn(`[Desktop Entry]\n${line}\n`)).toBe(on);
  });
});
