import type { Page } from 'playwright';
import type { CommandName, CommandRequest, CommandResponse } from '../../../shared/bridge/commands.ts';
import type { Result } from '../../../shared/kernel/result.ts';

/** Calls main over the page's own bridge, as any script of the page could. */
export async function askMain<Name extends CommandName>(page: Page, name: Name, request: CommandRequest<Name>): Promise<Result<CommandResponse<Name>, unknown>> {
  const answer = await page.evaluate((call) => (window as unknown as { deskline: { call: (name: string, request: unknown) => Promise<string> } }).deskline.call(call.name, call.request), { name, request });
  return JSON.parse(answer) as Result<CommandResponse<Name>, unknown>;
}

/** The value of an answer. @throws when main refused. */
export async function readFromMain<Name extends CommandName>(page: Page, name: Name, request: CommandRequest<Name>): Promise<CommandResponse<Name>> {
  const answer = await askMain(page, name, request);
  if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer.error)}`);
  return answer.value;
}
