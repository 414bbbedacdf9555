import type { z } from 'zod';
import type { Person, Team } from '../../shared/domain/people/person.ts';
import { adminPeopleResponse } from '../../shared/protocol/administration.ts';
import { nearestWord } from '../nearest-word.ts';
import { AdminProblem } from './relay-link.ts';
import type { RelayLink } from './relay-link.ts';

type Directory = z.infer<typeof adminPeopleResponse>;

/** Asks the relay for its people and teams. */
export function listDirectory(link: RelayLink): Promise<Directory> {
  return link.ask({ method: 'GET', path: '/v1/admin/people', answer: adminPeopleResponse });
}

/** The one person that a name (whole or its beginning, in any case) or an id means. */
export function findPerson(directory: Directory, wanted: string): Person {
  return find('person', directory.people, wanted);
}

/** The one team that a name or an id means. */
export function findTeam(directory: Directory, wanted: string): Team {
  return find('team', directory.teams, wanted);
}

function find<Thing extends { readonly id: string; readonly name: string }>(kind: string, things: readonly Thing[], wanted: string): Thing {
  const folded = wanted.trim().toLocaleLowerCase();
  const exact = things.filter((thing) => thing.id === folded || thing.name.toLocaleLowerCase() === folded);
  const matches = exact.length > 0 ? exact : things.filter((thing) => thing.name.toLocaleLowerCase().startsWith(folded));
  const [match, ...others] = matches;
  if (match !== undefined && others.length === 0) return match;
  if (match !== undefined) throw new AdminProblem(`Several people or teams match '${wanted}': ${matches.map((thing) => `${thing.name} (${thing.id})`).join(', ')}. Use the id`);
  const nearest = nearestWord(folded, things.map((thing) => thing.name));
  throw new AdminProblem(`There is no ${kind} '${wanted}'.${nearest === null ? '' : ` Did you mean '${nearest}'?`}`);
}
