/** One row of the import table: files that match `from` may import files that match one of `to`. `$1` is the first group of `from`. */
export type ImportRow = { readonly from: string; readonly to: readonly string[]; readonly why?: string };

/** Packages and Node's own modules: who may use which of them is the powers table's affair, except for rooms that run anywhere. */
const OUTSIDE = '(^|/)node_modules/|^node:|^[^./]+$|/promises$';
const SCHEMA_LIBRARY = '(^|/)node_modules/zod/';
const TIME_LIBRARY = '(^|/)node_modules/temporal-polyfill/';

/**
 * Who may import whom. What is not listed is an error: a file that no row's `from` matches may import nothing.
 * Rows add up, so a general row leaves out (`?!`) the folders that have a stricter one.
 * The rooms and their reasons are in docs/architecture.md.
 */
export const IMPORT_TABLE: readonly ImportRow[] = [
  { from: '^shared/kernel/', to: ['^shared/kernel/', SCHEMA_LIBRARY] },
  {
    from: '^shared/domain/([^/]+)/',
    to: ['^shared/kernel/', '^shared/domain/', SCHEMA_LIBRARY, TIME_LIBRARY],
    why: 'value types of neighbours; decisions are given what they need',
  },
  { from: '^shared/(bridge|protocol)/', to: ['^shared/(kernel|domain|$1)/', SCHEMA_LIBRARY] },
  { from: '^shared/bridge/', to: ['^shared/protocol/'], why: 'answers of the relay that are shown as they are' },

  {
    from: '^electron/main/([^/]+)/',
    to: ['^shared/', '^electron/main/($1|clock|diagnostics|text|cache|relay-link|profile|cryptography)/', '^electron/vault/vault-contract[.]ts$', OUTSIDE],
    why: 'the named ones are the layer below every domain',
  },
  {
    from: '^electron/main/(application|desk|commands|session)/',
    to: ['^electron/main/'],
    why: 'they bring the domains together: a signed-in desk, and the commands of the bridge',
  },
  { from: '^electron/main/app-window/', to: ['^electron/main/(bridge|media)/'], why: 'a page reaches main through the bridge, and media through app://' },
  { from: '^electron/main/notifications/', to: ['^electron/main/app-window/'] },
  { from: '^electron/main/messages/', to: ['^electron/main/sync/backoff[.]ts$'] },
  { from: '^electron/main/cache/', to: ['^electron/main/secrets/'], why: 'the key of the cache' },
  { from: '^electron/main/secrets/', to: ['^electron/main/device/'] },
  {
    from: '^electron/main/[^/]+[.]ts$',
    to: ['^shared/', '^electron/main/', '^electron/vault/vault-contract[.]ts$', OUTSIDE],
    why: 'compose, lifecycle and the entry connect the domains',
  },

  { from: '^electron/vault/schema/', to: ['^electron/vault/schema/'], why: 'frozen once released' },
  { from: '^electron/vault/database/', to: ['^electron/vault/(database|schema)/', '^electron/vault/vault-contract[.]ts$', '^shared/', OUTSIDE] },
  { from: '^electron/vault/operations/', to: ['^electron/vault/', '^shared/', OUTSIDE] },
  {
    from: '^electron/vault/(?!schema/|database/|operations/)([^/]+)/',
    to: ['^electron/vault/($1|database)/', '^electron/vault/[^/]+[.]ts$', '^shared/', OUTSIDE],
  },
  { from: '^electron/vault/(conversation|purge)/', to: ['^electron/vault/(message|conversation|draft)/'], why: 'a conversation goes with its messages, and what was begun in it goes along where it is joined to another' },
  { from: '^electron/vault/message/', to: ['^electron/vault/(media|notice)/'], why: 'a message is stored with its files and its undecided notice' },
  { from: '^electron/vault/[^/]+[.]ts$', to: ['^electron/vault/', '^shared/', OUTSIDE] },
  { from: '^electron/preload/', to: ['^electron/preload/', '^shared/', '(^|/)node_modules/electron/'] },

  { from: '^renderer/ui/', to: ['^renderer/ui/', OUTSIDE], why: 'the design system knows no domain word and no bridge' },
  { from: '^renderer/text/', to: ['^renderer/text/', '^shared/', OUTSIDE] },
  { from: '^renderer/bridge/', to: ['^renderer/bridge/', '^shared/', OUTSIDE] },
  { from: '^renderer/(?!ui/|text/|bridge/)([^/]+)/', to: ['^renderer/($1|bridge|ui|text)/', '^shared/(kernel|domain|bridge)/', OUTSIDE] },
  { from: '^renderer/admin/', to: ['^shared/protocol/administration[.]ts$'], why: 'shows answers of the relay as they are' },
  { from: '^renderer/composer/', to: ['^renderer/(templates|quick-replies|emoji|notes)/'], why: 'the composer is put together of the tools for writing' },
  { from: '^renderer/(conversation|notes)/', to: ['^renderer/emoji/'], why: 'one picker for answers, notes and reactions' },
  { from: '^renderer/settings/', to: ['^renderer/quick-replies/'], why: 'quick replies are edited in the settings' },
  { from: '^renderer/frame/', to: ['^renderer/'], why: 'the frame places the features' },
  { from: '^renderer/[^/]+[.](ts|tsx)$', to: ['^renderer/', '^shared/(kernel|domain|bridge)/', OUTSIDE], why: 'app.tsx composes the features' },

  {
    from: '^relay/sandbox/',
    to: ['^relay/sandbox/', '^shared/kernel/', OUTSIDE],
    why: 'it plays Meta: it shares no word of the domain with the relay that it tests',
  },
  { from: '^relay/admin/', to: ['^relay/admin/', '^relay/data-folder/', '^relay/(config|nearest-word)[.]ts$', '^shared/', OUTSIDE] },
  { from: '^relay/whatsapp/compose-(whatsapp|account)[.]ts$', to: ['^relay/(contacts|conversations|media|messages|numbers|templates)/'], why: 'connects the adapter with the domains' },
  { from: '^relay/database/', to: ['^relay/database/', '^relay/[^/]+[.]ts$', '^shared/', OUTSIDE] },
  {
    from: '^relay/(?!sandbox/|admin/|database/)([^/]+)/',
    to: ['^relay/($1|database|event-log)/', '^relay/(clock|random|log|metrics)[.]ts$', '^shared/', OUTSIDE],
  },
  { from: '^relay/[^/]+[.]ts$', to: ['^relay/(?!sandbox/|admin/)', '^shared/', OUTSIDE], why: 'compose and the entry connect the domains' },

  { from: '^build/', to: ['^build/', OUTSIDE] },
];
