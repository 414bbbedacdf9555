import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeEnrolmentFile } from '../../../../electron/main/device/read-enrolment-file.ts';
import { openProfile } from '../../../../electron/main/profile/open-profile.ts';
import { readArguments } from '../../../../electron/main/profile/read-arguments.ts';
import { makeProfileFolder } from '../support/make-profile-folder.ts';

const id = '0123456789abcdef';
const open = (folder: string, drawn = id) => {
  const opened = openProfile({ folder, drawProfileId: () => drawn });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
};

describe('a profile', () => {
  it('keeps its id and what it knows of itself', () => {
    const folder = makeProfileFolder();
    open(folder).setEnrolled();
    const again = open(folder, 'ffffffffffffffff');
    expect([again.id, again.enrolled()]).toEqual([id, true]);
    expect(statSync(join(folder, 'profile.json')).mode & 0o077).toBe(0);
  });

  it('begins anew where its note is damaged', () => {
    const folder = makeProfileFolder();
    writeFileSync(join(folder, 'profile.json'), '{"id":');
    expect([open(folder).id, open(folder).enrolled()]).toEqual([id, false]);
  });

  it('says why it cannot be written to', () => {
    const folder = makeProfileFolder();
    writeFileSync(join(folder, 'file'), '');
    expect(openProfile({ folder: join(folder, 'file'), drawProfileId: () => id })).toEqual({ ok: false, error: { code: 'EEXIST' } });
    expect(openProfile({ folder: join(folder, 'file', 'below'), drawProfileId: () => id })).toMatchObject({ ok: false });
    expect(openProfile({ folder: '/proc/no/such/folder', drawProfileId: () => id }).ok).toBe(false);
    expect(openProfile({ folder: join(folder, 'a', 'b', 'c'), drawProfileId: () => id }).ok).toBe(true);
    mkdirSync(join(folder, 'profile.json'));
    expect(openProfile({ folder, drawProfileId: () => id }).ok).toBe(false);
  });

  it('is the folder of the command line', () => {
    expect(readArguments(['electron', '.', '--no-sandbox', '--profile=/a b/c'])).toEqual({ profile: '/a b/c', inBackground: false, link: null });
    expect(readArguments(['electron', '.', '--profile=', '--in-background'])).toEqual({ profile: null, inBackground: true, link: null });
  });

  it('gives a laid-in enrolment once, and removes also one that it cannot read', () => {
    const order = { relayUrl: 'http://127.0.0.1:4600', code: 'ABCD-1234' };
    const profile = open(makeProfileFolder(order));
    expect([takeEnrolmentFile(profile), takeEnrolmentFile(profile)]).toEqual([order, null]);
    profile.write('enrolment.json', '{"code":7}');
    expect([takeEnrolmentFile(profile), profile.read('enrolment.json')]).toEqual([null, null]);
  });
});
