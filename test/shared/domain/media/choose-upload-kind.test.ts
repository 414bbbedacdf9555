import { describe, expect, it } from 'vitest';
import { chooseUploadKind, claimOf } from '../../../../shared/domain/media/choose-upload-kind.ts';

describe('a file that somebody wants to send', () => {
  it.each([
    [{ type: 'IMAGE/JPEG', name: null }, 'image/jpeg', 'image'],
    [{ type: '', name: 'Plan.PDF' }, 'application/pdf', 'document'],
    [{ type: '', name: 'voice.opus' }, 'audio/ogg', 'audio'],
    [{ type: '', name: 'no ending' }, '', 'document'],
    [{ type: '', name: 'class.constructor' }, '', 'document'],
    [{ type: '', name: 'object.__proto__' }, '', 'document'],
  ] as const)('%j claims to be %j and goes as %s', (file, claim, kind) => {
    expect(claimOf(file)).toBe(claim);
    expect(chooseUploadKind(claimOf(file))).toBe(kind);
  });
});
