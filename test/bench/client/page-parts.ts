/** Where things are in our page. What the page renames is renamed here. */
export const pageParts = {
  inboxRow: '[data-conversation]',
  inboxScroller: '.inbox-scroll',
  message: '[data-message]',
  threadScroller: '.thread-scroll',
  field: '.composer-field',
  searchField: '#search-field',
  searchHits: '.search-results',
} as const;
