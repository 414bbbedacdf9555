import { describe, expect, it } from 'vitest';
import { day } from '../../../shared/kernel/time.ts';
import type { Change } from '../../../shared/protocol/changes.ts';
import { changesResponse } from '../../../shared/protocol/changes.ts';
import { loadContacts } from '../../../relay/contacts/load-contacts.ts';
import { loadConversations, loadJoined } from '../../../relay/conversations/load-conversations.ts';
import type { Database } from '../../../relay/database/database.ts';
import { loadNumbers } from '../../../relay/directory/load-numbers.ts';
import { loadPeople } from '../../../relay/directory/load-people.ts';
import { loadTeams } from '../../../relay/directory/load-teams.ts';
import { appendToLog } from '../../../relay/event-log/append-to-log.ts';
import type { LogEntry } from '../../../relay/event-log/append-to-log.ts';
import { readChanges } from '../../../relay/event-log/read-changes.ts';
import { loadTemplates } from '../../../relay/templates/load-templates.ts';
import { loadMessages } from '../../../relay/messages/load-messages.ts';
import { loadQuickReplies } from '../../../relay/quick-replies/load-quick-replies.ts';
import { loadRules } from '../../../relay/policy/load-policy.ts';
import { publishPolicy } from '../../../relay/policy/publish-policy.ts';
import { demoSettings } from '../../../relay/directory/demo-company.ts';
import { makeTestCompany, testId } from '../../support/make-company.ts';
import type { TestCompany } from '../../support/make-company.ts';
import { databases } from '../../support/open-databases.ts';

const now = Date.UTC(2026, 2, 2, 9);
const loaders = {
  teams: loadTeams,
  people: loadPeople,
  numbers: loadNumbers,
  contacts: loadContacts,
  conversations: loadConversations,
  joined: loadJoined,
  messages: loadMessages,
  templates: loadTemplates,
  quickReplies: loadQuickReplies,
  policy: loadRules,
};

async function record(database: Database, company: TestCompany, entries: readonly LogEntry[]): Promise<number> {
  return database.transaction((transaction) => appendToLog(transaction, company.id, entries, now));
}

async function addConversation(database: Database, company: TestCompany): Promise<{ readonly contactId: string; readonly conversationId: string }> {
  const contactId = testId();
  const conversationId = testId();
  await database.query(`INSERT INTO contact (id, company_id, display_name, created_at) VALUES ($1, $2, 'A contact', $3)`, [contactId, company.id, now]);
  await database.query('INSERT INTO conversation (id, company_id, number_id, contact_id, created_at) VALUES ($1, $2, $3, $4, $5)', [
    conversationId,
    company.id,
    company.numberId,
    contactId,
    now,
  ]);
  return { contactId, conversationId };
}

async function addMessage(database: Database, company: TestCompany, conversationId: string, at: number): Promise<string> {
  const id = testId();
  await database.query(
    `INSERT INTO message (id, company_id, conversation_id, number_id, author, at, content, recorded_at) VALUES ($1, $2, $3, $4, $5::jsonb, $6, $7::jsonb, $6)`,
    [id, company.id, conversationId, company.numberId, JSON.stringify({ kind: 'contact' }), at, JSON.stringify({ kind: 'text', body: 'Hello' })],
  );
  return id;
}

const nameOf = (change: Change): string => (change.entity === 'gone' ? `gone ${change.of}` : change.entity);

describe.each(databases)('reading the event log on $name', ({ open }) => {
  const setUp = async () => {
    const database = await open();
    const company = await makeTestCompany(database, now);
    const read = (who: 'employee' | 'manager' | 'admin', after = 0, limit = 500) =>
      readChanges(database, loaders, { companyId: company.id, person: company[who], after, limit, now });
    return { database, company, read };
  };

  it('gives each thing once, with its present state, after what it refers to', async () => {
    const { database, company, read } = await setUp();
    const { contactId, conversationId } = await addConversation(database, company);
    const messageId = await addMessage(database, company, conversationId, now);
    const teamId = company.team.id;
    const { cursor: start } = await read('employee');
    const head = await record(database, company, [
      { entity: 'message', id: messageId, teamId },
      { entity: 'conversation', id: conversationId, teamId },
      { entity: 'contact', id: contactId, teamId },
      { entity: 'message', id: messageId, teamId },
    ]);
    await database.query(`UPDATE contact SET display_name = 'Renamed' WHERE id = $1`, [contactId]);
    const page = changesResponse.parse(await read('employee', start));
    expect(page.changes.map(nameOf)).toEqual(['contact', 'conversation', 'message']);
    expect(page.changes[0]).toMatchObject({ contact: { displayName: 'Renamed' } });
    expect(page).toMatchObject({ cursor: head, hasMore: false, relayTime: now });
  });

  it('begins with teams, people and numbers', async () => {
    const { read } = await setUp();
    const page = await read('admin');
    expect(page.changes.map(nameOf)).toEqual(['team', 'person', 'person', 'person', 'number']);
  });

  it('pages through the log without losing anything', async () => {
    const { read } = await setUp();
    const seen: string[] = [];
    let cursor = 0;
    for (let more = true; more; ) {
      const page = await read('employee', cursor, 2);
      seen.push(...page.changes.map(nameOf));
      expect(page.cursor).toBeGreaterThan(cursor);
      cursor = page.cursor;
      more = page.hasMore;
    }
    expect(seen).toEqual(['team', 'person', 'person', 'person', 'number']);
    expect(await read('employee', cursor)).toEqual({ changes: [], cursor, hasMore: false, relayTime: now });
  });

  it('shows an IT admin no contact, conversation or message, and moves the cursor past them', async () => {
    const { database, company, read } = await setUp();
    const { contactId, conversationId } = await addConversation(database, company);
    const messageId = await addMessage(database, company, conversationId, now);
    const { cursor: start } = await read('admin');
    const head = await record(database, company, [
      { entity: 'contact', id: contactId, teamId: null },
      { entity: 'conversation', id: conversationId, teamId: company.team.id },
      { entity: 'message', id: messageId, teamId: company.team.id },
    ]);
    expect(await read('admin', start)).toEqual({ changes: [], cursor: head, hasMore: false, relayTime: now });
  });

  it('shows another team nothing', async () => {
    const { database, company } = await setUp();
    const { conversationId } = await addConversation(database, company);
    const messageId = await addMessage(database, company, conversationId, now);
    await record(database, company, [
      { entity: 'conversation', id: conversationId, teamId: company.team.id },
      { entity: 'message', id: messageId, teamId: company.team.id },
      { entity: 'message', id: testId(), teamId: company.team.id },
    ]);
    const stranger = { id: company.employee.id, role: 'employee' as const, teamIds: [] };
    const page = await readChanges(database, loaders, { companyId: company.id, person: stranger, after: 0, limit: 500, now });
    expect(page.changes.map(nameOf).filter((name) => /conversation|message|contact/.test(name))).toEqual([]);
  });

  it('tells the team that an erased message is gone', async () => {
    const { database, company, read } = await setUp();
    const { cursor: start } = await read('employee');
    const id = testId();
    await record(database, company, [{ entity: 'message', id, teamId: company.team.id }]);
    expect((await read('employee', start)).changes).toEqual([{ entity: 'gone', of: 'message', id }]);
  });

  it('leaves out messages older than the retention in force', async () => {
    const { database, company, read } = await setUp();
    const { conversationId } = await addConversation(database, company);
    const settings = demoSettings('Europe/Berlin');
    await database.transaction((transaction) =>
      publishPolicy(transaction, company.id, { ...settings, retention: { messageDays: 3, attachmentDays: 1 } }, now),
    );
    const { cursor: start } = await read('employee');
    const old = await addMessage(database, company, conversationId, now - 3 * day - 1);
    const kept = await addMessage(database, company, conversationId, now - 3 * day);
    await record(database, company, [old, kept].map((id) => ({ entity: 'message' as const, id, teamId: company.team.id })));
    expect((await read('employee', start)).changes).toMatchObject([{ entity: 'message', message: { id: kept } }]);
  });

  it('tells everybody of a new policy', async () => {
    const { database, company, read } = await setUp();
    const { cursor: start } = await read('admin');
    await database.transaction((transaction) => publishPolicy(transaction, company.id, demoSettings('Europe/Berlin'), now));
    for (const who of ['employee', 'manager', 'admin'] as const) {
      expect((await read(who, start)).changes).toEqual([{ entity: 'policy', revision: 1 }]);
    }
  });

  it('begins again when the cursor is ahead of the log, as after restoring a backup', async () => {
    const { read } = await setUp();
    expect((await read('employee', 1_000)).changes.map(nameOf)).toEqual(['team', 'person', 'person', 'person', 'number']);
  });
});
