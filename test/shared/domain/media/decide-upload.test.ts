import { describe, expect, it } from 'vitest';
import { cleanFileName } from '../../../../shared/domain/media/clean-file-name.ts';
import { decideUpload } from '../../../../shared/domain/media/decide-upload.ts';
import type { FileTraits } from '../../../../shared/domain/media/decide-upload.ts';
import type { UploadKind } from '../../../../shared/domain/media/media-rules.ts';

const kb = 1024;
const none: FileTraits = { detected: null, isText: false, opusChannels: null, webp: null, png: null };
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const still = { width: 512, height: 512, animated: false };

describe('a file is taken as a kind, or refused', () => {
  it.each<[string, UploadKind, string, number, Partial<FileTraits>, string | object]>([
    ['a photo', 'image', 'image/jpeg', 9, { detected: 'image/jpeg' }, 'image/jpeg'],
    ['a photo that is too large', 'image', 'image/jpeg', 5 * kb * kb + 1, { detected: 'image/jpeg' }, { kind: 'too-large', limit: 5 * kb * kb, length: 5 * kb * kb + 1 }],
    ['a PNG with a palette', 'image', 'image/png', 9, { detected: 'image/png', png: { bits: 8, isColour: false } }, { kind: 'file-refused', rule: 'png-form' }],
    ['a PNG of 16 bits', 'image', 'image/png', 9, { detected: 'image/png', png: { bits: 16, isColour: true } }, { kind: 'file-refused', rule: 'png-form' }],
    ['a PNG', 'image', 'image/png', 9, { detected: 'image/png', png: { bits: 8, isColour: true } }, 'image/png'],
    ['a page that calls itself a photo', 'image', 'image/jpeg', 9, { isText: true }, { kind: 'file-refused', rule: 'type' }],
    ['a Word file', 'document', word, 9, { detected: 'application/zip' }, word],
    ['an archive', 'document', 'application/zip', 9, { detected: 'application/zip' }, { kind: 'file-refused', rule: 'type' }],
    ['an old Word file', 'document', 'application/msword', 9, { detected: 'application/x-cfb' }, 'application/msword'],
    ['a plain text', 'document', 'text/html', 9, { isText: true }, 'text/plain'],
    ['mono Opus as a voice note', 'voice', 'audio/ogg', 9, { detected: 'audio/ogg; codecs=opus', opusChannels: 1 }, 'audio/ogg; codecs=opus'],
    ['stereo Opus as a voice note', 'voice', 'audio/ogg', 9, { detected: 'audio/ogg', opusChannels: 2 }, { kind: 'file-refused', rule: 'voice-needs-mono-opus' }],
    ['an MP3 as a voice note', 'voice', 'audio/mpeg', 9, { detected: 'audio/mpeg' }, { kind: 'file-refused', rule: 'type' }],
    ['an MP3', 'audio', 'audio/mpeg', 9, { detected: 'audio/mpeg' }, 'audio/mpeg'],
    ['a sticker', 'sticker', 'image/webp', 100 * kb, { detected: 'image/webp', webp: still }, 'image/webp'],
    ['a still sticker above 100 kB', 'sticker', 'image/webp', 100 * kb + 1, { detected: 'image/webp', webp: still }, { kind: 'too-large', limit: 100 * kb, length: 100 * kb + 1 }],
    ['a moving sticker of 500 kB', 'sticker', 'image/webp', 500 * kb, { detected: 'image/webp', webp: { ...still, animated: true } }, 'image/webp'],
    ['a sticker of another size', 'sticker', 'image/webp', 9, { detected: 'image/webp', webp: { ...still, width: 511 } }, { kind: 'file-refused', rule: 'sticker-size' }],
    ['nothing', 'document', 'text/plain', 0, {}, { kind: 'empty' }],
  ])('%s', (_what, kind, claimed, size, traits, expected) => {
    const decided = decideUpload({ kind, claimed, size, traits: { ...none, ...traits } });
    expect(decided.ok ? decided.value.mimeType : decided.error).toEqual(expected);
  });
});

it.each([
  ['Lease.pdf', 'application/pdf', 'Lease.pdf'],
  ['C:\\temp\\..\\Lease.PDF', 'application/pdf', 'Lease.pdf'],
  ['fdp.\u202Eexe', 'application/pdf', 'fdp.exe.pdf'],
  [' .. ', 'application/pdf', 'document.pdf'],
  [null, 'text/plain', 'document.txt'],
  ['a\u0000b\nc', 'text/plain', 'abc.txt'],
])('the name %j of a %s becomes %s', (name, mimeType, expected) => {
  expect(cleanFileName(name, mimeType)).toBe(expected);
});
