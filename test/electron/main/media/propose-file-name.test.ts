import { describe, expect, it } from 'vitest';
import { proposeFileName } from '../../../../electron/main/media/propose-file-name.ts';

const propose = (fileName: string | null, mimeType = 'application/octet-stream') => proposeFileName({ fileName, mimeType, instead: 'Document 2026-03-12 16-40' });

describe('the name that is proposed for a file', () => {
  it.each([
    ['Tenancy agreement - 2 Mill Lane.pdf', 'Tenancy agreement - 2 Mill Lane.pdf'],
    ['Übergabeprotokoll Küche.docx', 'Übergabeprotokoll Küche.docx'],
    ['عقد الإيجار.pdf', 'عقد الإيجار.pdf'],
    ['archive.tar.gz', 'archive.tar.gz'],
  ])('keeps the own name %s', (name, proposed) => {
    expect(propose(name, 'application/pdf')).toBe(proposed);
  });

  it.each([
    ['../../.bashrc', 'bashrc'],
    ['C:\\Windows\\System32\\lease.pdf', 'C Windows System32 lease.pdf'],
    ['/etc/passwd', 'etc passwd'],
    ['..', 'Document 2026-03-12 16-40'],
    ['   ', 'Document 2026-03-12 16-40'],
    ['lease.pdf. . ', 'lease.pdf'],
    ['a\u0000b\nc\u200B.pdf', 'a b c.pdf'],
    ['lease.pdf:stream', 'lease.pdf stream'],
    ['CON.pdf', '_CON.pdf'],
    ['lpt1', '_lpt1'],
  ])('leads %j nowhere', (name, proposed) => {
    expect(propose(name)).toBe(proposed);
  });

  it('does not let a name be read backwards', () => {
    // Shown as 'leasecod.exe' turned around: 'leaseexe.doc'.
    expect(propose('lease\u202Ecod.exe')).toBe('lease cod.exe.unsafe');
  });

  it.each(['setup.exe', 'Lease.PDF.SCR', 'photo.jpg.lnk', 'macro.vbs', 'page.html', 'install.command', 'start.desktop', 'tool.jar', 'run.ps1 '])('does not let %s start by a double click', (name) => {
    expect(propose(name, 'application/pdf')).toMatch(/\.unsafe$/);
  });

  it('gives a file without an ending that of its type', () => {
    expect(propose('Lease', 'application/pdf')).toBe('Lease.pdf');
    expect(propose(null, 'audio/ogg; codecs=opus')).toBe('Document 2026-03-12 16-40.ogg');
  });

  it('is short enough for every file system, whole characters and the ending kept', () => {
    const name = propose(`${'👨‍👩‍👧'.repeat(60)}.pdf`);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(160);
    expect(name).toMatch(/^(?:👨‍👩‍👧)+\.pdf$/u);
    expect(Buffer.byteLength(propose('x'.repeat(5000)))).toBeLessThanOrEqual(160);
  });
});
