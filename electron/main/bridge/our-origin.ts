/** The origin of our pages, the only one that is loaded and listened to. */
export const ourOrigin = 'app://deskline';
