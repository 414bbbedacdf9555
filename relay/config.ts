import { join, resolve } from 'node:path';
import { z } from 'zod';
import { Redacted } from '../shared/kernel/redacted.ts';
import { fail, succeed } from '../shared/kernel/result.ts';
import type { Result } from '../shared/kernel/result.ts';
import { isLoopbackUrl } from './is-loopback-url.ts';
import type { BucketSettings } from './media/media-bucket.ts';
import { nearestWord } from './nearest-word.ts';

/** Everything that the relay is told from outside. Secrets print as `[redacted]`. */
export type RelayConfig = {
  readonly host: string;
  /** 0 lets the system choose (tests). */
  readonly port: number;
  /** Null: the embedded database in `dataDir`. */
  readonly databaseUrl: Redacted | null;
  /** Absolute path. Holds the embedded database, media files, the operator token and the instance id. */
  readonly dataDir: string;
  /** Where Meta and the clients reach the relay, without a slash at the end; null while nobody said, then it is the address listened on. */
  readonly publicUrl: string | null;
  /** Null: media files lie in `dataDir`. Else the bucket that holds them; see `BucketSettings`. Absent counts as null. */
  readonly mediaBucket?: BucketSettings | null;
  readonly whatsapp: {
    /** Without a slash at the end. */
    readonly graphUrl: string;
    /** For example `v25.0`. */
    readonly graphVersion: string;
    readonly accessToken: Redacted;
    readonly appSecret: Redacted;
    readonly verifyToken: Redacted;
  };
};

const httpUrl = z
  .string()
  .refine((text) => isUrl(text, ['http:', 'https:']), 'must be an address such as https://relay.example.com')
  .transform((text) => text.replace(/\/+$/, ''));
const required = z.string({ error: 'is missing' });
const secret = required.transform((text) => new Redacted(text));

// The Graph version is the newest at the time of writing; Meta keeps a version for about two years. Source: Meta, 'Graph API changelog'.
const settings = z.object({
  RELAY_PORT: z.string().regex(/^\d{1,5}$/, portRule()).transform(Number).refine((port) => port <= 65_535, portRule()).default(4600),
  RELAY_HOST: z.string().regex(/^[A-Za-z0-9.:_-]+$/, 'must be a host name or an address to listen on').default('127.0.0.1'),
  RELAY_DATABASE_URL: z
    .string()
    .refine((text) => isUrl(text, ['postgres:', 'postgresql:']), 'must be an address such as postgres://user:password@host:5432/database')
    .transform((text) => new Redacted(text))
    .optional(),
  RELAY_DATA_DIR: z.string().default(join('.deskline', 'relay')),
  RELAY_PUBLIC_URL: httpUrl.optional(),
  RELAY_MEDIA_S3_URL: httpUrl
    .refine(hasBucket, 'must be https (http on this machine alone) and name the bucket, such as https://s3.eu-central-1.amazonaws.com/bucket')
    .optional(),
  RELAY_MEDIA_S3_REGION: z.string().regex(/^[a-z0-9-]{2,40}$/, 'must be a region such as eu-central-1').optional(),
  RELAY_MEDIA_S3_KEY_ID: z.string().regex(/^[A-Za-z0-9._/+=-]{3,200}$/, 'must be the id of an access key').optional(),
  RELAY_MEDIA_S3_SECRET: z.string().transform((text) => new Redacted(text)).optional(),
  WHATSAPP_GRAPH_URL: httpUrl.default('https://graph.facebook.com'),
  WHATSAPP_GRAPH_VERSION: z.string().regex(/^v\d+\.\d+$/, 'must be a version such as v25.0').default('v25.0'),
  WHATSAPP_ACCESS_TOKEN: secret,
  WHATSAPP_APP_SECRET: secret,
  WHATSAPP_VERIFY_TOKEN: secret,
});

const ours = /^(?:RELAY|WHATSAPP)_/;

/**
 * Reads the settings from an environment. Pure but for making paths absolute against `workingDirectory`.
 *
 * An empty variable counts as absent. A variable of ours that nobody knows is a problem, because a misspelt setting would silently not apply.
 * @returns the settings, or every problem, one line each; a line names the variable and never its value.
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  workingDirectory: string,
): Result<RelayConfig, readonly string[]> {
  const given = Object.fromEntries(Object.entries(environment).filter(([name, value]) => ours.test(name) && value !== undefined && value !== ''));
  const known = Object.keys(settings.shape);
  const problems = Object.keys(given)
    .filter((name) => !known.includes(name))
    .map((name) => `${name} is not a setting of the relay. Did you mean ${nearestWord(name, known) ?? known[0]}?`);
  const parsed = settings.safeParse(given);
  if (!parsed.success) problems.push(...parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`));
  if (parsed.success) problems.push(...missingBucketSettings(parsed.data));
  if (!parsed.success || problems.length > 0) return fail(problems);
  const read = parsed.data;
  return succeed({
    host: read.RELAY_HOST,
    port: read.RELAY_PORT,
    databaseUrl: read.RELAY_DATABASE_URL ?? null,
    dataDir: resolve(workingDirectory, read.RELAY_DATA_DIR),
    publicUrl: read.RELAY_PUBLIC_URL ?? null,
    mediaBucket: readBucket(read),
    whatsapp: {
      graphUrl: read.WHATSAPP_GRAPH_URL,
      graphVersion: read.WHATSAPP_GRAPH_VERSION,
      accessToken: read.WHATSAPP_ACCESS_TOKEN,
      appSecret: read.WHATSAPP_APP_SECRET,
      verifyToken: read.WHATSAPP_VERIFY_TOKEN,
    },
  });
}

type Settings = z.infer<typeof settings>;

/** A bucket needs an address and a key; half of that would silently mean the folder. */
function missingBucketSettings(read: Settings): readonly string[] {
  const needed = ['RELAY_MEDIA_S3_URL', 'RELAY_MEDIA_S3_KEY_ID', 'RELAY_MEDIA_S3_SECRET'] as const;
  const isWanted = [...needed, 'RELAY_MEDIA_S3_REGION' as const].some((name) => read[name] !== undefined);
  return isWanted ? needed.filter((name) => read[name] === undefined).map((name) => `${name} is missing: media files in a bucket need all of ${needed.join(', ')}.`) : [];
}

function readBucket(read: Settings): BucketSettings | null {
  const { RELAY_MEDIA_S3_URL: url, RELAY_MEDIA_S3_KEY_ID: keyId, RELAY_MEDIA_S3_SECRET: bucketSecret } = read;
  if (url === undefined || keyId === undefined || bucketSecret === undefined) return null;
  return { url, keyId, secret: bucketSecret, region: read.RELAY_MEDIA_S3_REGION ?? 'us-east-1' };
}

/** The secret never travels in the clear, yet names and sizes would. */
function hasBucket(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return (url.protocol === 'https:' || isLoopbackUrl(text)) && url.pathname.length > 1 && url.search === '' && url.username === '';
}

function portRule(): string {
  return 'must be a port from 0 to 65535';
}

function isUrl(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}
