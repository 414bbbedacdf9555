import type { Writable } from 'node:stream';
import type { Clock } from '../../shared/kernel/time.ts';
import type { TeamId } from '../../shared/kernel/ids.ts';
import type { PresenceEvent } from '../../shared/protocol/presence.ts';
import type { StreamEvent } from '../../shared/protocol/stream.ts';

/** Where a company stands: what a stream tells its clients. */
export type StreamState = Pick<StreamEvent, 'head' | 'policyRevision' | 'inboundVerifiedAt'>;

export type StreamSource = {
  readonly clock: Clock;
  readonly beatMs: number;
  readonly readState: (companyId: string) => Promise<StreamState>;
  /** Calls `hear` when the company's log may have grown. Answers a function that ends it. */
  readonly subscribe: (companyId: string, hear: () => void) => () => void;
  readonly onCount: (count: number) => void;
  readonly onError: (error: unknown) => void;
};

/** What a stream is written to: an HTTP response whose headers are sent. */
export type StreamClient = Pick<Writable, 'write' | 'writableNeedDrain' | 'destroy' | 'end' | 'once'>;

type Room = { readonly clients: Set<StreamClient>; readonly leave: () => void; reading: boolean; again: boolean };

/** Whose stream it is. `sees`: whether its person may see what belongs to a team. */
export type StreamOwner = { readonly deviceId: string; readonly sees: (team: TeamId) => boolean };

/** All open streams of this process. One read of a company's state serves all of its streams. */
export type StreamHub = {
  /** Takes over a response that has its headers: says hello, then tells until the client leaves or the hub closes. */
  readonly add: (companyId: string, response: StreamClient, owner?: StreamOwner) => Promise<void>;
  /** Ends the streams of a device that was revoked. */
  readonly endDevice: (deviceId: string) => void;
  /** Tells those who may see a team's conversations who is at one of them. A client that is slow misses it: it is no more true a moment later. */
  readonly tellPresence: (companyId: string, team: TeamId, event: PresenceEvent) => void;
  readonly close: () => void;
};

export function openStreamHub(source: StreamSource): StreamHub {
  const rooms = new Map<string, Room>();
  const owners = new Map<StreamClient, StreamOwner>();
  let closed = false;

  const write = (response: StreamClient, name: string, state: StreamState): void => {
    const event: StreamEvent = { ...state, relayTime: source.clock.now() };
    response.write(`event: ${name}\ndata: ${JSON.stringify(event)}\n\n`);
  };

  const tell = async (companyId: string, room: Room, name: 'head' | 'beat'): Promise<void> => {
    if (room.reading) {
      // Whatever rang while a read was under way may not be in its answer.
      room.again = true;
      return;
    }
    room.reading = true;
    try {
      const state = await source.readState(companyId);
      for (const client of room.clients) {
        // A client that has not taken what it was given: `head` is skipped, for the beat repeats it; by the beat it has had its time.
        if (!client.writableNeedDrain) write(client, name, state);
        else if (name === 'beat') client.destroy();
      }
    } catch (error) {
      source.onError(error);
    } finally {
      room.reading = false;
    }
    if (room.again && !closed) {
      room.again = false;
      await tell(companyId, room, 'head');
    }
  };

  const enter = (companyId: string): Room => {
    const present = rooms.get(companyId);
    if (present !== undefined) return present;
    const leave = source.subscribe(companyId, () => void tell(companyId, room, 'head'));
    const room: Room = { clients: new Set(), leave, reading: false, again: false };
    rooms.set(companyId, room);
    return room;
  };

  const count = (): void => source.onCount([...rooms.values()].reduce((sum, room) => sum + room.clients.size, 0));

  const beat = setInterval(() => {
    for (const [companyId, room] of rooms) void tell(companyId, room, 'beat');
  }, source.beatMs);

  return {
    add: async (companyId, response, owner) => {
      const room = enter(companyId);
      response.once('close', () => {
        room.clients.delete(response);
        owners.delete(response);
        if (room.clients.size === 0 && rooms.get(companyId) === room) {
          room.leave();
          rooms.delete(companyId);
        }
        count();
      });
      // In the room before the state is read: an entry that lands in between rings for this client too.
      room.clients.add(response);
      if (owner !== undefined) owners.set(response, owner);
      count();
      try {
        write(response, 'hello', await source.readState(companyId));
      } catch (error) {
        source.onError(error);
        response.destroy();
      }
      if (closed) response.end();
    },
    endDevice: (deviceId) => {
      for (const [response, owner] of owners) if (owner.deviceId === deviceId) response.destroy();
    },
    tellPresence: (companyId, team, event) => {
      for (const client of rooms.get(companyId)?.clients ?? []) {
        if (client.writableNeedDrain || owners.get(client)?.sees(team) !== true) continue;
        client.write(`event: presence\ndata: ${JSON.stringify(event)}\n\n`);
      }
    },
    close: () => {
      closed = true;
      clearInterval(beat);
      for (const room of rooms.values()) {
        room.leave();
        for (const client of room.clients) client.end();
      }
    },
  };
}
