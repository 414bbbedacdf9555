import { useCallback, useEffect, useState } from 'react';
import type { CommandName, CommandRequest, CommandResponse } from '../../shared/bridge/commands.ts';
import { onChanges } from './announcements.ts';
import { call } from './call.ts';
import type { CallFailure } from './call.ts';

type Answer<Name extends CommandName> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: CommandResponse<Name> }
  | { readonly state: 'failed'; readonly error: CallFailure<Name> };

/**
 * One reading for a screen that keeps nothing: asked when the screen opens, when the person asks again, and when main says that the directory, the line
 * or everything has changed. An answer stays in sight while the next is on its way.
 *
 * @param request must keep its identity from one drawing to the next.
 */
export function useAnswer<Name extends CommandName>(name: Name, request: CommandRequest<Name>): readonly [Answer<Name>, () => void] {
  const [answer, setAnswer] = useState<Answer<Name>>({ state: 'loading' });
  const read = useCallback(() => {
    void call(name, request).then((result) => setAnswer(result.ok ? { state: 'ready', value: result.value } : { state: 'failed', error: result.error }));
  }, [name, request]);
  useEffect(() => {
    read();
    return onChanges((changes) => {
      if (changes.some((change) => change.kind === 'directory' || change.kind === 'session' || change.kind === 'everything')) read();
    });
  }, [read]);
  return [answer, read];
}
