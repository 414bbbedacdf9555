import { describe, expect, it } from 'vitest';
import { readCoordinates } from '../../../../shared/domain/outgoing/read-coordinates.ts';

const harbour = { latitude: 53.5413, longitude: 9.9841 };

describe('a place is read out of', () => {
  it.each([
    ['two numbers', '53.5413, 9.9841'],
    ['two numbers with degrees', ' 53.5413° 9.9841° '],
    ['German numbers', '53,5413; 9,9841'],
    ['a geo address', 'geo:53.5413,9.9841?z=17'],
    ['a pin of Google Maps, not the middle of the picture', 'https://www.google.com/maps/place/Elbphilharmonie/@53.0,9.0,17z/data=!3m1!4b1!4m6!3d53.5413!4d9.9841!16s'],
    ['a picture of Google Maps', 'https://www.google.com/maps/@53.5413,9.9841,15z'],
    ['a search of Google Maps', 'https://www.google.com/maps/search/?api=1&query=53.5413%2C9.9841'],
    ['Apple Maps', 'https://maps.apple.com/?ll=53.5413,9.9841&q=Harbour'],
    ['a marker of OpenStreetMap', 'https://www.openstreetmap.org/?mlat=53.5413&mlon=9.9841#map=15/50.0/8.0'],
    ['a picture of OpenStreetMap', 'https://www.openstreetmap.org/#map=15/53.5413/9.9841'],
    ['Bing', 'https://www.bing.com/maps?cp=53.5413~9.9841&lvl=15'],
  ])('%s', (_, pasted) => {
    expect(readCoordinates(pasted)).toEqual(harbour);
  });

  it.each([['nothing', ''], ['words', 'the office by the river'], ['a shortened address', 'https://maps.app.goo.gl/AbCd123'], ['no place on Earth', '95.0, 9.9'], ['one number', '53.5413'], ['a date', '12.03.2026']])('not: %s', (_, pasted) => {
    expect(readCoordinates(pasted)).toBeNull();
  });
});
