import { describe, expect, it } from 'vitest';
import type { CachedMessage } from '../../../shared/bridge/cached-message.ts';
import type { MessageContent } from '../../../shared/domain/messages/content.ts';
import { isPdf, neighboursOf } from '../../../renderer/conversation/viewer/viewable.ts';
import { fitted, mostScale, panBy, zoomAt } from '../../../renderer/conversation/viewer/zoom-pan.ts';

const media = (mimeType: string, state: 'ready' | 'pending' = 'ready') => ({ id: 'file' as never, mimeType, size: 5, state, failure: null });

function message(id: string, content: MessageContent, more: Partial<CachedMessage> = {}): CachedMessage {
  return {
    id: id as never, conversationId: 'c' as never, author: { kind: 'contact' }, at: 1, content, delivery: null, quotedMessageId: null, forwarded: 'no', reactions: [], editedAt: null, revokedAt: null,
    outbox: null, ...more,
  };
}

describe('what can be looked at large', () => {
  const messages = [
    message('words', { kind: 'text', body: 'no' }),
    message('wall', { kind: 'image', media: media('image/jpeg'), caption: 'the wall' }),
    message('coming', { kind: 'image', media: media('image/jpeg', 'pending'), caption: null }),
    message('gone', { kind: 'image', media: media('image/jpeg'), caption: null }, { revokedAt: 5 }),
    message('lease', { kind: 'document', media: media('application/pdf'), fileName: 'lease.pdf', caption: null }),
    message('table', { kind: 'document', media: media('application/vnd.ms-excel'), fileName: 'rent.xls', caption: null }),
    message('plan', { kind: 'image', media: media('image/png'), caption: null }),
  ];

  it('are pictures and PDFs that are here and were not taken back, in the order of the thread', () => {
    const { now, before, after, place, of } = neighboursOf(messages, 'lease');
    expect([now?.kind, now?.name, before?.message.id, after?.message.id, place, of]).toEqual(['pdf', 'lease.pdf', 'wall', 'plan', 2, 3]);
    expect(neighboursOf(messages, 'wall').before).toBeNull();
    expect(neighboursOf(messages, 'plan').after).toBeNull();
  });

  it('are films as well, under what was said of them', () => {
    const film = message('film', { kind: 'video', media: media('video/mp4'), caption: 'the leak' });
    expect(neighboursOf([...messages, film, message('late', { kind: 'video', media: media('video/mp4', 'pending'), caption: null })], 'film')).toMatchObject({ now: { kind: 'video', name: 'the leak' }, before: { message: { id: 'plan' } }, after: null });
  });

  it('is nothing when the message has left the thread', () => {
    expect(neighboursOf(messages, 'elsewhere')).toMatchObject({ now: null, before: null, after: null });
  });

  it.each([
    ['application/pdf', 'x', true], ['Application/PDF; version=1.7', null, true], ['application/octet-stream', 'Lease.PDF', true], ['application/octet-stream', 'lease.pdf.exe', false],
    ['text/html', 'lease.pdf', false],
  ])('a file of type %s named %s is a PDF: %s', (mimeType, name, expected) => {
    expect(isPdf(media(mimeType), name)).toBe(expected);
  });
});

describe('a picture on its stage', () => {
  const stage = { stage: { width: 1000, height: 600 }, picture: { width: 800, height: 600 } };

  it('grows around the pointer: what is under it stays under it', () => {
    const point = { x: 120, y: -40 };
    const under = (view: typeof fitted) => ({ x: (point.x - view.x) / view.scale, y: (point.y - view.y) / view.scale });
    const view = zoomAt(fitted, 3, point, stage);
    expect(view.scale).toBe(3);
    expect(under(view).x).toBeCloseTo(under(fitted).x);
    expect(under(view).y).toBeCloseTo(under(fitted).y);
  });

  it('is never smaller than the stage nor larger than its limit, and back at one it lies in the middle', () => {
    expect(zoomAt(fitted, 0.1, { x: 5, y: 5 }, stage)).toEqual(fitted);
    expect(zoomAt(fitted, 1000, { x: 0, y: 0 }, stage).scale).toBe(mostScale);
    expect(zoomAt(zoomAt(fitted, 4, { x: 300, y: 200 }, stage), 0.25, { x: -300, y: 90 }, stage)).toEqual(fitted);
  });

  it('cannot be dragged out of sight, and not at all while it fits', () => {
    expect(panBy(fitted, { x: 500, y: 500 }, stage)).toEqual(fitted);
    expect(panBy({ scale: 2, x: 0, y: 0 }, { x: 5000, y: -5000 }, stage)).toEqual({ scale: 2, x: 300, y: -300 });
  });
});
