import type { Application } from '../application/application.ts';
import type { Desk } from '../desk/open-desk.ts';

/** The desk, where a gate has already made sure that there is one. */
export type DeskInUse = () => Desk;

export function deskInUse(application: Application): DeskInUse {
  return () => {
    const desk = application.desk();
    if (desk === null) throw new Error('There is no desk');
    return desk;
  };
}
