import { expect, it } from 'vitest';
import { planPurge } from '../../../../shared/domain/retention/plan-purge.ts';
import { day } from '../../../../shared/kernel/time.ts';

const now = 1_800_000_000_000;

it('cuts messages and files at their own ages', () => {
  expect(planPurge({ messageDays: 30, attachmentDays: 7 }, now)).toEqual({ messagesBefore: now - 30 * day, filesBefore: now - 7 * day });
});

it('files never outlive their message', () => {
  expect(planPurge({ messageDays: 3, attachmentDays: 90 }, now).filesBefore).toBe(now - 3 * day);
});

it('zero days for files means that none is kept', () => {
  expect(planPurge({ messageDays: 30, attachmentDays: 0 }, now).filesBefore).toBe(now);
});
