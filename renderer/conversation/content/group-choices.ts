type Choice = { readonly section: string | null; readonly title: string; readonly description: string | null };

/** Neighbouring choices of one section, in the order in which the contact sees them. Pure. */
export function groupChoices(choices: readonly Choice[]): readonly { readonly section: string | null; readonly choices: readonly Choice[] }[] {
  const groups: { section: string | null; choices: Choice[] }[] = [];
  for (const choice of choices) {
    const last = groups.at(-1);
    if (last !== undefined && last.section === choice.section) last.choices.push(choice);
    else groups.push({ section: choice.section, choices: [choice] });
  }
  return groups;
}
