import { ExternalLink, Megaphone } from 'lucide-react';
import type { MessageReferral } from '../../../shared/domain/messages/message.ts';
import { call } from '../../bridge/call.ts';
import { useWords } from '../../text/use-words.tsx';
import { isolate } from '../../text/words.ts';
import { Button } from '../../ui/button.tsx';
import { hostOf } from './host-of.ts';

/** Where the contact came from, above the first message. The words are an advertiser's: shown as text; the link says whose it is and opens on a click only. */
export function ReferralCard({ referral }: { readonly referral: MessageReferral }) {
  const { text } = useWords();
  const { url } = referral;
  const host = url === null ? null : hostOf(url);
  return (
    <div className="referral">
      <p className="bubble-mark"><Megaphone size={14} aria-hidden /> {text(`referral.${referral.source}`)}</p>
      {hasWords(referral.headline) && <p className="content-title"><bdi>{referral.headline}</bdi></p>}
      {hasWords(referral.body) && <p className="content-soft referral-body"><bdi>{referral.body}</bdi></p>}
      {url !== null && host !== null && (
        <Button look="quiet" title={url} onClick={() => void call('links.open', { url })}><ExternalLink size={15} aria-hidden /> {text('referral.open', { host: isolate(host) })}</Button>
      )}
    </div>
  );
}

function hasWords(text: string | null): boolean {
  return text !== null && text.trim() !== '';
}
