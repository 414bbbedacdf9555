import { describe, expect, it } from 'vitest';
import { mayPageUse } from '../../../../electron/main/app-window/may-page-use.ts';

const ours = 'app://deskline';

describe('what a page may ask of the system', () => {
  it.each([
    ['writing to the clipboard', { permission: 'clipboard-sanitized-write', origin: ours, media: [] }, true],
    ['the microphone', { permission: 'media', origin: ours, media: ['audio'] }, true],
    ['the microphone for somebody else', { permission: 'media', origin: 'another', media: ['audio'] }, false],
    ['the camera', { permission: 'media', origin: ours, media: ['video'] }, false],
    ['both', { permission: 'media', origin: ours, media: ['audio', 'video'] }, false],
    ['the screen, which names nothing', { permission: 'media', origin: ours, media: [] }, false],
    ['reading the clipboard', { permission: 'clipboard-read', origin: ours, media: [] }, false],
    ['where the computer is', { permission: 'geolocation', origin: ours, media: [] }, false],
    ['notices of its own', { permission: 'notifications', origin: ours, media: [] }, false],
  ])('%s: %j → %s', (_, question, expected) => {
    expect(mayPageUse(question)).toBe(expected);
  });
});
