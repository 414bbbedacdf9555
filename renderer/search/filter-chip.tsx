import { Check, ChevronDown } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import '../ui/menu.css';

export type ChipOption = { readonly value: string; readonly words: string };

type FilterChipProps = {
  readonly name: string;
  readonly value: string;
  /** The first one narrows nothing. */
  readonly options: readonly ChipOption[];
  /** What is said in place of the chosen option, when it is none of them. */
  readonly words?: string | undefined;
  readonly onChoose: (value: string) => void;
};

/** One way of narrowing: a button that says what is chosen, and a menu of what can be. */
export function FilterChip({ name, value, options, words, onChoose }: FilterChipProps) {
  const active = value !== options[0]?.value;
  const chosen = words ?? options.find((option) => option.value === value)?.words ?? '';
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="search-chip" data-active={active || undefined} aria-label={`${name}: ${chosen}`}>
        <span aria-hidden>{active ? chosen : name}</span> <ChevronDown size={14} aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={document.querySelector('main')}>
        <DropdownMenu.Content className="menu" align="start" sideOffset={4} collisionPadding={8}>
          <DropdownMenu.RadioGroup value={value} onValueChange={onChoose}>
            {options.map((option) => (
              <DropdownMenu.RadioItem key={option.value} value={option.value} className="menu-item search-option">
                <DropdownMenu.ItemIndicator><Check size={15} aria-hidden /></DropdownMenu.ItemIndicator> {option.words}
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
