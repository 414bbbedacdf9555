import { CheckCheck, CircleCheckBig, Clock, RotateCcw, UserRoundPlus, X } from 'lucide-react';
import type { ConversationFolder } from '../../shared/domain/conversations/conversation-filter.ts';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import { useWords } from '../text/use-words.tsx';
import { IconButton } from '../ui/button.tsx';
import { clearSelection, useSelection } from './selection-store.ts';

export type BulkAct = 'assign' | 'snooze' | 'close' | 'reopen' | 'markRead';

/** What can be done with all that is selected. In sight only while something is. */
export function BulkBar({ folder, onAct }: { readonly folder: ConversationFolder; readonly onAct: (act: BulkAct, ids: readonly ConversationId[]) => void }) {
  const { text } = useWords();
  const ids = useSelection((selection) => selection.ids);
  const act = (which: BulkAct) => onAct(which, [...ids]);
  return (
    <div className="bulk-place">
      <p className="hidden-words" role="status">{ids.size === 0 ? '' : text('select.count', { count: ids.size })}</p>
      {ids.size > 0 && (
        <div className="bulk" role="toolbar" aria-label={text('select.toolbar')}>
          <span className="bulk-count" aria-hidden="true">{text('select.count', { count: ids.size })}</span>
          <IconButton name={text('select.assign')} keys="A" onClick={() => act('assign')}><UserRoundPlus size={18} aria-hidden /></IconButton>
          {folder !== 'closed' && <IconButton name={text('select.snooze')} keys="S" onClick={() => act('snooze')}><Clock size={18} aria-hidden /></IconButton>}
          {folder === 'open' ? (
            <IconButton name={text('select.close')} keys="C" onClick={() => act('close')}><CircleCheckBig size={18} aria-hidden /></IconButton>
          ) : (
            <IconButton name={text('select.reopen')} onClick={() => act('reopen')}><RotateCcw size={18} aria-hidden /></IconButton>
          )}
          <IconButton name={text('select.markRead')} onClick={() => act('markRead')}><CheckCheck size={18} aria-hidden /></IconButton>
          <IconButton name={text('select.clear')} keys="Esc" onClick={clearSelection}><X size={18} aria-hidden /></IconButton>
        </div>
      )}
    </div>
  );
}
