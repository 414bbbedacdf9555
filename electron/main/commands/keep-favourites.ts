import { succeed } from '../../../shared/kernel/result.ts';
import type { Handler } from '../bridge/answer-call.ts';
import { valueOf } from '../cache/value-of.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function readFavourites(desk: DeskInUse): Handler<'favourites.read'> {
  return async () => succeed(valueOf(await desk().vault.call('favourites.read', null)));
}

export function storeFavourites(desk: DeskInUse): Handler<'favourites.store'> {
  return async (chosen) => succeed(valueOf(await desk().vault.call('favourites.store', chosen)));
}
