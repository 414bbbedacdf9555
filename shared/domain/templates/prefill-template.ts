import type { TemplateValue } from './fill-template.ts';
import type { Template, TemplateVariable } from './template.ts';

/** What is known when a template is opened; null where it is not. */
export type PrefillFacts = { readonly contactName: string | null; readonly myName: string | null; readonly company: string | null };

const contactKeys = /^(?:(?:contact|customer|client|guest|tenant|recipient|user|kunde|kunden)_?)?(?:name|full_?name|vorname)$/iu;
const firstNameKeys = /^(?:(?:contact|customer|client|guest|tenant|recipient|user|kunden)_?)?(?:first_?name|vorname)$/iu;
const myKeys = /^(?:my|agent|employee|staff|sender|advisor|mitarbeiter|absender)_?(?:name)?$/iu;
const companyKeys = /^(?:company|business|firm|firma|unternehmen|brand)_?(?:name)?$/iu;
/** What stands before a name in a greeting. A variable without a name can be told by nothing else. */
const greeting = /(?:^|[\s,.!?¡¿])(?:hi|hello|hey|dear|hallo|liebe|lieber|guten (?:tag|morgen|abend)|sehr geehrter?|ol[áa]|hola|bonjour|bonsoir|cher|ch[èe]re|ciao|gentile|beste|dag|merhaba|cze[sś][cć])[ ,]*$/iu;

/**
 * The values with which a template is opened: names where a variable's own name or the greeting before it says that one belongs there, nothing elsewhere. Pure.
 * They are a proposal: the person sees them in the fields and in the preview before anything is sent.
 */
export function prefillTemplate(template: Template, facts: PrefillFacts): readonly TemplateValue[] {
  return template.variables.map(({ part, buttonIndex, key, ...rest }) => ({ part, buttonIndex, key, value: valueFor({ part, buttonIndex, key, ...rest }, template, facts) ?? '' }));
}

function valueFor(variable: TemplateVariable, template: Template, facts: PrefillFacts): string | null {
  if (variable.part === 'button') return null;
  const first = facts.contactName?.trim().split(/\s+/u)[0] ?? null;
  if (template.parameterFormat === 'named') {
    if (firstNameKeys.test(variable.key)) return first;
    if (contactKeys.test(variable.key)) return facts.contactName;
    if (myKeys.test(variable.key)) return facts.myName;
    return companyKeys.test(variable.key) ? facts.company : null;
  }
  const text = variable.part === 'body' ? template.body : template.header?.kind === 'text' ? template.header.text : '';
  const at = text.search(new RegExp(`\\{\\{\\s*${variable.key}\\s*\\}\\}`, 'u'));
  return at >= 0 && greeting.test(text.slice(0, at)) ? facts.contactName : null;
}
