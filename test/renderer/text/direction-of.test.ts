import { expect, it } from 'vitest';
import { directionOf } from '../../../renderer/text/direction-of.ts';

it.each([['en', 'ltr'], ['de-AT', 'ltr'], ['ar', 'rtl'], ['he-IL', 'rtl'], ['fa', 'rtl'], ['AR-eg', 'rtl'], ['arn', 'ltr'], ['', 'ltr']])('%s is read %s', (locale, direction) => {
  expect(directionOf(locale)).toBe(direction);
});
