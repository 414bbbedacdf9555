import { describe, expect, it } from 'vitest';
import { webAddressOf } from '../../../../electron/main/commands/open-link.ts';

describe('a link of a message', () => {
  it.each([
    ['https://example.com/a?b=c#d', 'https://example.com/a?b=c#d'],
    ['http://example.com', 'http://example.com/'],
    ['javascript:alert(1)', null],
    ['file:///etc/passwd', null],
    ['smb://server/share', null],
    ['ms-msdt:/id', null],
    ['app://deskline/', null],
    ['https://user:password@example.com', null],
    ['example.com', null],
    ['', null],
  ])('%j goes to the browser as %j', (text, address) => {
    expect(webAddressOf(text)).toBe(address);
  });
});
