import { drawReportCode } from '../cryptography/cryptography.ts';
import { describeError } from '../diagnostics/describe-error.ts';
import type { Log } from '../diagnostics/log.ts';
import { answerCall } from './answer-call.ts';
import type { Caller, Handlers, Standing } from './answer-call.ts';

/** Answers one call; what it answers can be written as JSON. Rejects never. */
export type Answerer = (call: { readonly caller: Caller; readonly name: unknown; readonly request: unknown }) => Promise<unknown>;

/** What a handler throws is kept where only the log sees it, under the code that the person is shown. */
export function createAnswerer(parts: { readonly handlers: Handlers; readonly standing: () => Standing; readonly log: Log }): Answerer {
  const report = (error: unknown, command: string) => {
    const code = `R-${drawReportCode()}`;
    const { kind, code: errorCode, stack } = describeError(error);
    parts.log.error('command.failed', { command, report: code, kind, code: errorCode, stack });
    return code;
  };
  return (call) => answerCall(call, { handlers: parts.handlers, standing: parts.standing, report });
}
