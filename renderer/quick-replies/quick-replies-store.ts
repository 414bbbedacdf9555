import { create } from 'zustand';
import type { QuickReply } from '../../shared/domain/quick-replies/quick-reply.ts';
import { onChanges } from '../bridge/announcements.ts';
import { call } from '../bridge/call.ts';

type Reading = { readonly state: 'loading' | 'failed' } | { readonly state: 'ready'; readonly quickReplies: readonly QuickReply[] };

/** The quick replies that this person has. */
export const useQuickReplies = create<{ readonly reading: Reading }>(() => ({ reading: { state: 'loading' } }));

async function readQuickReplies(): Promise<void> {
  const answer = await call('quickReplies.list', null);
  if (answer.ok) useQuickReplies.setState({ reading: { state: 'ready', quickReplies: answer.value.quickReplies } });
  else if (useQuickReplies.getState().reading.state !== 'ready') useQuickReplies.setState({ reading: { state: 'failed' } });
}

/** Keeps them as main announces them. */
export function followQuickReplies(): () => void {
  void readQuickReplies();
  return onChanges((changes) => {
    if (changes.some((change) => change.kind === 'directory' || change.kind === 'everything')) void readQuickReplies();
  });
}
