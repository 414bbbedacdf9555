/**
 * The names of all commands, without their schemas: the preload's allow-list must stay small enough for a sandboxed script. A test holds it equal to the
 * keys of `commands`.
 */
export const commandNames = [
  'session.read',
  'session.enrol',
  'settings.store',
  'directory.read',
  'templates.list',
  'quickReplies.list',
  'quickReplies.store',
  'quickReplies.remove',
  'favourites.read',
  'favourites.store',
  'conversations.list',
  'conversations.read',
  'conversations.view',
  'messages.page',
  'messages.around',
  'messages.send',
  'messages.react',
  'messages.retract',
  'messages.retry',
  'messages.saveFile',
  'messages.search',
  'notices.explain',
  'quiet.lookAnyway',
  'team.read',
  'admin.devices',
  'links.open',
  'navigation.take',
] as const;
