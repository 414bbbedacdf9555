/** Moving about in a thread, viewers, links and reactions, in English. */
export const thread = {
  'thread.kept_one': 'Kept {{count}} day on this computer',
  'thread.kept_other': 'Kept {{count}} days on this computer',
  'jump.title': 'Go to a date',
  'jump.from': '{{day}}. Go to another date',
  'jump.date': 'Date',
  'jump.nearest': 'You get to the first message of that day, or to the nearest one that is on this computer.',
  'jump.go': 'Go',
  'jump.unread': 'First new message',
  'jump.oldest': 'Oldest here',
  'jump.newest': 'Newest',
  'jump.nothing': 'That message is not on this computer any more.',
  'jump.noDate': 'Enter a whole date: day, month and year.',
} as const;
