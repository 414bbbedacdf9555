import { describe, expect, it } from 'vitest';
import { findLinks } from '../../../renderer/conversation/find-links.ts';

const links = (text: string) => findLinks(text).flatMap((part) => (part.kind === 'link' ? [part.url] : []));
const whole = (text: string) => findLinks(text).map((part) => part.text).join('');

describe('web links in a text', () => {
  it.each([
    ['see https://a.example/x?y=1#z now', ['https://a.example/x?y=1#z']],
    ['www.a.example', ['https://www.a.example/']],
    ['(https://a.example/b_(c)).', ['https://a.example/b_(c)']],
    ['https://a.example, https://b.example!', ['https://a.example/', 'https://b.example/']],
  ])('finds those of %s', (text, urls) => {
    expect(links(text)).toEqual(urls);
    expect(whole(text)).toBe(text);
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'https://bank.example@evil.example/', 'https://user:pw@evil.example/', 'http://localhost/x', 'https://', 'a.example', `https://a.example/${'x'.repeat(3000)}`])(
    'makes nothing clickable of %s',
    (text) => {
      expect(links(text)).toEqual([]);
      expect(whole(text)).toBe(text);
    },
  );

  it('ends an address at a character that could turn it around', () => {
    expect(links('https://a.example/\u202Egnp.exe')).toEqual(['https://a.example/']);
  });

  it('stays quick on a long hostile text', () => {
    expect(whole(`https://${')'.repeat(60_000)}`)).toHaveLength(60_008);
  });
});
