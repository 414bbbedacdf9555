import { describe, expect, it } from 'vitest';
import { windowsToast } from '../../../../electron/main/notifications/windows-toast.ts';
import type { ConversationId } from '../../../../shared/kernel/ids.ts';

const about = '0198b2f0-0000-7000-8000-000000000001' as ConversationId;
const attribute = (xml: string, name: string) => new RegExp(`^<toast[^>]* ${name}="([^"]*)"`).exec(xml)?.[1];
const textsIn = (xml: string) => [...xml.matchAll(/<text>([^<]*)<\/text>/g)].map((match) => match[1]);

describe('a toast of Windows', () => {
  it('leads to its conversation, also when Deskline has ended meanwhile; the summary leads to the window', () => {
    const xml = windowsToast({ about, title: 'Elif Kaya', body: 'New message', silent: false });
    expect([attribute(xml, 'activationType'), attribute(xml, 'launch'), textsIn(xml)]).toEqual(['protocol', `deskline://conversation/${about}`, ['Elif Kaya', 'New message']]);
    expect(attribute(windowsToast({ about: null, title: 'Deskline', body: 'x', silent: true }), 'launch')).toBe('deskline://open');
  });

  it.each([
    ['tags', '</text></binding></visual><actions><action content="Pay" arguments="https://example.com" activationType="protocol"/></actions>'],
    ['entities', '&lt;b&gt; &amp; "quoted" \'too\' &unknown;'],
    ['forbidden characters', 'a\u0000b\u0008c\ufffed\ud800e'],
    ['emoji and bidi', '👩🏽‍🔧 \u202eevil'],
    ['CDATA', ']]> <![CDATA['],
  ])('%s in a name or a text stay text', (_name, hostile) => {
    const xml = windowsToast({ about, title: hostile, body: hostile, silent: false });
    expect(xml.replaceAll(/&(?:amp|lt|gt|quot|apos);/g, '')).not.toContain('&');
    expect(xml.match(/<\w+/g)).toEqual(['<toast', '<visual', '<binding', '<text', '<text']);
    expect(xml).not.toMatch(/[\u0000-\u0008\ufffe]|[\ud800-\udbff](?![\udc00-\udfff])/);
  });
});
