import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDeskLink, parseDeskLink } from '../../../../shared/domain/desktop/parse-desk-link.ts';

const id = '0198b2f0-0000-7000-8000-000000000001';
const number = { kind: 'number', phone: '491701234567' };

describe('a link from outside', () => {
  it.each([
    ['deskline://open', { kind: 'open' }],
    [`deskline://conversation/${id}`, { kind: 'conversation', id }],
    [`deskline://conversation/${id}/`, { kind: 'conversation', id }],
    [`DESKLINE://Conversation/${id}?utm=x#top`, { kind: 'conversation', id }],
    ['deskline://chat?phone=+491701234567', number],
    ['deskline://chat/?phone=%2B49%20170%201234567', number],
    ['tel:+49-170-1234567', number],
    ['tel:+49%20(0)170%20/%20123%2045%2067', number],
    ['tel:00491701234567', number],
    ['tel:+491701234567;ext=12', number],
    ['tel:0170-1234567;phone-context=+49', number],
    ['tel:170-1234567;ext=5;phone-context=+49', number],
    ['TEL:+49.170.1234567', number],
    ['https://wa.me/491701234567', number],
    ['https://wa.me/+491701234567/', number],
    ['http://wa.me/491701234567?text=Pay%20me', number],
    ['https://wa.me/?phone=491701234567&text=x', number],
    ['https://api.whatsapp.com/send?phone=491701234567&text=x', number],
    ['https://web.whatsapp.com/send/?text=x&phone=%2B491701234567', number],
    ['whatsapp://send?phone=491701234567', number],
    ['whatsapp://send/?phone=+49 170 1234567', number],
    ['whatsapp:send?phone=491701234567', number],
  ])('%s is followed', (link, expected) => {
    expect(isDeskLink(link)).toBe(true);
    expect(parseDeskLink(link)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ['tel:0170-1234567', 'no-country'],
    ['tel:112', 'no-country'],
    ['https://wa.me/01701234567', 'no-country'],
    ['tel:0170;phone-context=example.com', 'no-country'],
    ['tel:', 'no-number'],
    ['tel:*%2306%23', 'no-number'],
    ['tel:+49170123456789012', 'no-number'],
    ['tel:+12', 'no-number'],
    ['tel:+49%ZZ', 'no-number'],
    ['tel:+٤٩١٧٠١٢٣٤٥٦٧', 'no-number'],
    ['tel:+49170CALLNOW', 'no-number'],
    ['https://wa.me/', 'no-number'],
    ['https://wa.me/491701234567/491701234568', 'no-number'],
    ['https://api.whatsapp.com/send?text=491701234567', 'no-number'],
    ['deskline://chat', 'no-number'],
  ])('%s is one of ours without a number to go by: %s', (link, reason) => {
    expect(parseDeskLink(link)).toEqual({ ok: false, error: reason });
  });

  it.each([
    '',
    'deskline:',
    'deskline://',
    'deskline://settings/wipe',
    'deskline://open/everything',
    'deskline://conversation/../../etc/passwd',
    `deskline://conversation/${id.toUpperCase()}`,
    `deskline://conversation/${id}/messages`,
    `deskline://user@conversation/${id}`,
    `deskline://conversation:80/${id}`,
    `deskline://conversation/${id}\u202e`,
    `deskline://conversation\\${id}`,
    'deskline://chat/open?phone=491701234567',
    'https://wa.me.example.com/491701234567',
    'https://example.com/wa.me/491701234567',
    'https://wa.me@example.com/491701234567',
    'https://user:pass@wa.me/491701234567',
    'https://wa.me:8080/491701234567',
    'https://wa.me/message/ABCDEFGH',
    'https://wa.me/qr/ABCDEFGH',
    'https://api.whatsapp.com/wipe?phone=491701234567',
    'whatsapp://call?phone=491701234567',
    'whatsapp://send.example.com?phone=491701234567',
    'tel:+4917012\u000034567',
    'tel:+491701234567\n--no-sandbox',
    'javascript:alert(1)',
    'file:///etc/passwd',
    '--profile=/tmp/x',
    `tel:+49${'1'.repeat(3000)}`,
  ])('%j is not ours', (link) => {
    expect(parseDeskLink(link)).toEqual({ ok: false, error: 'not-ours' });
  });

  it('nothing that anybody writes makes it throw, or gives a number that is none', () => {
    const pieces = fc.constantFrom('tel:', '+', '49', 'https://wa.me/', 'deskline://chat?phone=', '%2B', '%', ';', 'phone-context=', '(0)', '/', '?', '#', '\\', '0', '170');
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 8 }), (parts) => {
        const answer = parseDeskLink(parts.join(''));
        if (answer.ok && answer.value.kind === 'number') expect(answer.value.phone).toMatch(/^[1-9]\d{6,14}$/);
      }),
    );
  });

  it('arguments that are no link of ours are left alone', () => {
    for (const argument of ['--profile=/tmp/x', '/opt/deskline', 'https://example.com/', 'https://wa.me.example.com/1', 'telephone', 'mailto:a@b.c']) expect(isDeskLink(argument)).toBe(false);
  });
});
