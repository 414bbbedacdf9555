import { create } from 'zustand';
import { call } from '../../bridge/call.ts';
import { useWords } from '../../text/use-words.tsx';
import { oneLine } from '../../text/words.ts';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { decideLinkCaution } from './decide-link-caution.ts';
import type { LinkCaution } from './decide-link-caution.ts';

type Link = { readonly text: string; readonly url: string; readonly host: string };

const useAsked = create<{ readonly asked: { readonly link: Link; readonly caution: NonNullable<LinkCaution> } | null }>(() => ({ asked: null }));

/** Opens a link of a message in the browser: at once, or after the person has seen its real host. */
export function openLink(link: Link): void {
  const caution = decideLinkCaution(link);
  if (caution === null) void call('links.open', { url: link.url });
  else useAsked.setState({ asked: { link, caution } });
}

/** Shows where a link really goes when that is not what one reads. */
export function LinkDialog() {
  const { text } = useWords();
  const asked = useAsked((state) => state.asked);
  if (asked === null) return null;
  const { link, caution } = asked;
  const close = () => useAsked.setState({ asked: null });
  return (
    <Modal title={text('link.title')} closeName={text('action.close')} onClose={close}>
      <div className="link-asked">
        <p>{text(`link.${caution}`)}</p>
        <dl>
          <dt>{text('link.written')}</dt>
          <dd><bdi>{oneLine(link.text).slice(0, 300)}</bdi></dd>
          <dt>{text('link.host')}</dt>
          <dd className="link-host" dir="ltr">{link.host}</dd>
        </dl>
        <div className="link-ways">
          <Button data-first-focus onClick={close}>{text('link.leave')}</Button>
          <Button look="danger" onClick={() => { close(); void call('links.open', { url: link.url }); }}>{text('link.open')}</Button>
        </div>
      </div>
    </Modal>
  );
}
