import type { Session } from '../../shared/bridge/session.ts';
import type { Place } from './navigation-store.ts';

/** The places that a person has by role, in the order of the rail; settings, which everybody has, are not among them. Pure. */
export function placesOf(session: Session): readonly Place[] {
  switch (session.person?.role) {
    case 'admin':
      return ['admin'];
    case 'manager':
      return ['inbox', 'search', 'team'];
    default:
      return ['inbox', 'search'];
  }
}
