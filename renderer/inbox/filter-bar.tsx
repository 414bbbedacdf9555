import { ArrowDownWideNarrow, Check, ChevronDown } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { conversationFolders, conversationOrders } from '../../shared/domain/conversations/conversation-choices.ts';
import type { Team } from '../../shared/domain/people/person.ts';
import { useWords } from '../text/use-words.tsx';
import { chooseFilter, useInbox } from './inbox-store.ts';
import '../ui/menu.css';

/** What of a view is listed, and in which order. `teams`: those of this person; a choice among them is offered from two on. */
export function FilterBar({ teams }: { readonly teams: readonly Team[] }) {
  const { text } = useWords();
  const filter = useInbox((inbox) => inbox.filter);
  const team = teams.find((each) => each.id === filter.teamId) ?? null;
  return (
    <div className="inbox-filters" role="group" aria-label={text('inbox.filters')}>
      <Picker
        name={text('inbox.state')} value={filter.state} options={conversationFolders.map((state) => ({ value: state, words: text(`inbox.state.${state}`) }))}
        onChoose={(state) => chooseFilter({ state })}
      />
      <button type="button" className="filter" aria-pressed={filter.unreadOnly} onClick={() => chooseFilter({ unreadOnly: !filter.unreadOnly })}>
        {filter.unreadOnly && <Check size={14} aria-hidden />}
        {text('inbox.unreadOnly')}
      </button>
      {filter.view === 'team' && teams.length > 1 && (
        <Picker
          name={text('inbox.team')} value={team?.id ?? 'any'} options={[{ value: 'any', words: text('inbox.team.any') }, ...teams.map(({ id, name }) => ({ value: id as string, words: name }))]}
          onChoose={(id) => chooseFilter({ teamId: teams.find((each) => each.id === id)?.id ?? null })}
        />
      )}
      <Picker
        end name={text('inbox.order')} value={filter.order} options={conversationOrders.map((order) => ({ value: order, words: text(`inbox.order.${order}`) }))}
        onChoose={(order) => chooseFilter({ order })}
      />
    </div>
  );
}

type PickerProps<Value extends string> = {
  readonly name: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly words: string }[];
  readonly end?: boolean;
  readonly onChoose: (value: Value) => void;
};

function Picker<Value extends string>({ name, value, options, end = false, onChoose }: PickerProps<Value>) {
  const chosen = options.find((option) => option.value === value)?.words ?? '';
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className={end ? 'filter filter-end' : 'filter'}>
        {end && <ArrowDownWideNarrow size={14} aria-hidden />}
        <span className="hidden-words">{name}: </span>
        <span className="filter-words">{chosen}</span>
        {!end && <ChevronDown size={14} aria-hidden />}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={document.querySelector('main')}>
        <DropdownMenu.Content className="menu" align={end ? 'end' : 'start'} sideOffset={4} collisionPadding={8}>
          <DropdownMenu.RadioGroup value={value} onValueChange={(picked) => onChoose(picked as Value)}>
            {options.map((option) => (
              <DropdownMenu.RadioItem key={option.value} value={option.value} className="menu-item">
                <span className="menu-check"><DropdownMenu.ItemIndicator><Check size={16} aria-hidden /></DropdownMenu.ItemIndicator></span>
                {option.words}
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
