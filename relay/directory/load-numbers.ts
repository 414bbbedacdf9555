import { numberId, teamId } from '../../shared/kernel/ids.ts';
import type { CompanyNumber } from '../../shared/domain/numbers/number.ts';
import type { Sql } from '../database/database.ts';

type Row = {
  readonly id: string;
  readonly team_id: string;
  readonly display_phone_number: string;
  readonly name: string;
  readonly health: string;
  readonly stopped_reason: string | null;
  readonly last_inbound_at: number | null;
};

/** Numbers by id; an unknown id is left out. */
export async function loadNumbers(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, CompanyNumber>> {
  const rows = await sql.query<Row>(
    'SELECT id, team_id, display_phone_number, name, health, stopped_reason, last_inbound_at FROM number WHERE id = ANY($1::uuid[])',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, numberOf(row)]));
}

function numberOf(row: Row): CompanyNumber {
  return {
    id: numberId.parse(row.id),
    displayPhoneNumber: row.display_phone_number,
    name: row.name,
    teamId: teamId.parse(row.team_id),
    health: row.health === 'stopped' ? 'stopped' : 'ok',
    stoppedReason: row.stopped_reason,
    lastInboundAt: row.last_inbound_at,
  };
}
