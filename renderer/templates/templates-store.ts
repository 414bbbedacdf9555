import { create } from 'zustand';
import type { Template } from '../../shared/domain/templates/template.ts';
import { onChanges } from '../bridge/announcements.ts';
import { call } from '../bridge/call.ts';

type TemplatesState = { readonly state: 'loading' | 'failed' } | { readonly state: 'ready'; readonly templates: readonly Template[] };

/** The company's templates, in any status. Read when a picker opens first, then as main announces changes. */
export const useTemplates = create<{ readonly reading: TemplatesState }>(() => ({ reading: { state: 'loading' } }));

export async function readTemplates(): Promise<void> {
  const answer = await call('templates.list', null);
  if (answer.ok) useTemplates.setState({ reading: { state: 'ready', templates: answer.value.templates } });
  else if (useTemplates.getState().reading.state !== 'ready') useTemplates.setState({ reading: { state: 'failed' } });
}

/** Keeps the templates while a picker is open. */
export function followTemplates(): () => void {
  void readTemplates();
  return onChanges((changes) => {
    if (changes.some((change) => change.kind === 'directory' || change.kind === 'everything')) void readTemplates();
  });
}
