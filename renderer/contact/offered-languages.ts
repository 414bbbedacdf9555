/** Languages that are offered; any other that is set is offered as well. */
export const offeredLanguages = [
  'ar', 'bg', 'cs', 'da', 'de', 'el', 'en', 'es', 'et', 'fa', 'fi', 'fr', 'he', 'hi', 'hr', 'hu', 'id', 'it', 'ja', 'ko', 'lt', 'lv', 'nb', 'nl', 'pl', 'pt', 'pt-BR', 'ro', 'ru', 'sk', 'sl', 'sq', 'sr',
  'sv', 'th', 'tr', 'uk', 'ur', 'vi', 'zh',
] as const;
