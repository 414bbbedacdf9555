import { describe, expect, it } from 'vitest';
import { readConfig } from '../../relay/config.ts';

const needed = { WHATSAPP_ACCESS_TOKEN: 'canary-access', WHATSAPP_APP_SECRET: 'canary-secret', WHATSAPP_VERIFY_TOKEN: 'canary-verify' };

describe('settings of the relay', () => {
  it('has a sensible value for everything but the three secrets', () => {
    const config = readConfig({ ...needed, PATH: '/bin' }, '/srv');
    expect(config).toMatchObject({
      ok: true,
      value: {
        host: '127.0.0.1',
        port: 4600,
        databaseUrl: null,
        dataDir: '/srv/.deskline/relay',
        publicUrl: null,
        whatsapp: { graphUrl: 'https://graph.facebook.com', graphVersion: 'v25.0' },
      },
    });
  });

  it.each([
    [{ RELAY_PROT: '1' }, 'RELAY_PROT is not a setting of the relay. Did you mean RELAY_PORT?'],
    [{ WHATSAPP_APP_SECERT: 'x' }, 'WHATSAPP_APP_SECERT is not a setting of the relay. Did you mean WHATSAPP_APP_SECRET?'],
    [{ RELAY_PORT: '70000' }, 'RELAY_PORT must be a port from 0 to 65535.'],
    [{ RELAY_PORT: 'abc' }, 'RELAY_PORT must be a port from 0 to 65535.'],
    [{ RELAY_DATABASE_URL: 'mysql://canary@h/d' }, 'RELAY_DATABASE_URL must be an address such as postgres://user:password@host:5432/database.'],
    [{ WHATSAPP_GRAPH_VERSION: '25' }, 'WHATSAPP_GRAPH_VERSION must be a version such as v25.0.'],
    [{ RELAY_PUBLIC_URL: 'relay.example.com' }, 'RELAY_PUBLIC_URL must be an address such as https://relay.example.com.'],
    [{ WHATSAPP_ACCESS_TOKEN: '' }, 'WHATSAPP_ACCESS_TOKEN is missing.'],
    [{ RELAY_MEDIA_S3_URL: 'https://s3.example/bucket', RELAY_MEDIA_S3_KEY_ID: 'key' }, 'RELAY_MEDIA_S3_SECRET is missing: media files in a bucket need all of RELAY_MEDIA_S3_URL, RELAY_MEDIA_S3_KEY_ID, RELAY_MEDIA_S3_SECRET.'],
    [
      { RELAY_MEDIA_S3_URL: 'http://s3.example/bucket', RELAY_MEDIA_S3_KEY_ID: 'key', RELAY_MEDIA_S3_SECRET: 'canary' },
      'RELAY_MEDIA_S3_URL must be https (http on this machine alone) and name the bucket, such as https://s3.eu-central-1.amazonaws.com/bucket.',
    ],
  ])('answers %j with one line', (changed, line) => {
    expect(readConfig({ ...needed, ...changed }, '/')).toEqual({ ok: false, error: [line] });
  });

  it('names every problem at once', () => {
    const config = readConfig({ RELAY_PROT: '1' }, '/');
    expect(config.ok ? [] : config.error).toHaveLength(4);
  });

  it('keeps media in a bucket when it is told all about one', () => {
    const config = readConfig({ ...needed, RELAY_MEDIA_S3_URL: 'https://s3.example/bucket/', RELAY_MEDIA_S3_KEY_ID: 'key', RELAY_MEDIA_S3_SECRET: 'canary' }, '/');
    expect(config).toMatchObject({ ok: true, value: { mediaBucket: { url: 'https://s3.example/bucket', keyId: 'key', region: 'us-east-1' } } });
    expect(JSON.stringify(config)).not.toContain('canary');
  });

  it('prints no secret', () => {
    const config = readConfig({ ...needed, RELAY_DATABASE_URL: 'postgres://u:canary@h/d' }, '/');
    expect(JSON.stringify(config) + String(config.ok && config.value.whatsapp.appSecret)).not.toContain('canary');
  });
});
