const words: Readonly<Record<string, string>> = {
  'token-dead': 'WhatsApp does not accept our access token any more.',
  permission: 'Our access token lacks a permission at WhatsApp.',
  'number-gone': 'WhatsApp does not know this number any more.',
  'account-blocked': 'WhatsApp has blocked or locked our business account.',
  'display-name': 'WhatsApp has not approved the display name of this number.',
  payment: 'WhatsApp reports trouble with the payment of our business account.',
  'number-not-registered': 'This number is not registered properly at WhatsApp.',
};

/** Why a number is stopped, in words for everybody: what is wrong, who acts, and that nothing is lost. */
export function describeStop(reason: string): string {
  return `${words[reason] ?? 'WhatsApp refuses to send from this number.'} An administrator has to set it right. Messages wait and go out by themselves afterwards.`;
}
