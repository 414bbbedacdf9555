import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Stage } from './support/sandbox-stage.ts';
import { openStage } from './support/sandbox-stage.ts';

// Payloads that others published lie beside the project where they may be read; elsewhere this file has one test that says so.
const folder = fileURLToPath(new URL('../../../../shared/fixtures/outbound', import.meta.url));
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];

describe('published examples of sends', () => {
  let stage: Stage;
  let media: Record<string, string>;
  beforeAll(async () => {
    stage = await openStage({ settings: { strangers: 'deliverable', enforceWindow: false, enforcePairRate: false, unknownTemplates: 'accept', throughputPerSecond: 10_000, autoStatuses: false } });
    const upload = async (type: string): Promise<string> => {
      const form = new FormData();
      form.set('messaging_product', 'whatsapp');
      form.set('file', new Blob([new Uint8Array([1, 2, 3])], { type }), 'file');
      return (await stage.graph('/v25.0/106540352242922/media', form)).body.id;
    };
    media = { audio: await upload('audio/ogg'), image: await upload('image/png'), video: await upload('video/mp4'), document: await upload('application/pdf'), sticker: await upload('image/webp') };
  });
  afterAll(() => stage.close());

  if (files.length === 0) it('are not on this machine, so none is tried', () => expect(existsSync(folder)).toBe(false));

  it.each(files)('%s is accepted once its placeholders are filled', async (file) => {
    const raw = readFileSync(`${folder}/${file}`, 'utf8')
      .replaceAll(/"(?:<http\(s\):\/\/[^>]*>|http\(s\):\/\/[^"]*)"/g, '"https://files.example/a"')
      .replaceAll('{{Recipient-Phone-Number}}', '+16505551234')
      .replaceAll('{{Recipient-WA-Phone-Number}}', '+16505551234')
      .replaceAll('"<HEADER_TYPE>"', '"text"')
      .replaceAll(/<([A-Z0-9_-]+)>/g, (_whole, name: string) => name.slice(-16));
    const message = JSON.parse(raw);
    // One published example leaves the type of a list out, which Meta would read as text; the type is filled in.
    message.type ??= message.status === undefined ? (message.interactive === undefined ? 'text' : 'interactive') : undefined;
    const carrier = message[message.type];
    if (typeof carrier?.id === 'string') carrier.id = media[message.type];
    const answer = await stage.send(message);
    expect(answer.body.error).toBeUndefined();
    expect(answer.status).toBe(200);
  });
});
