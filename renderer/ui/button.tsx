import type { ComponentProps, ReactNode } from 'react';
import { Hint } from './hint.tsx';
import './button.css';

type ButtonProps = ComponentProps<'button'> & { readonly look?: 'main' | 'plain' | 'quiet' | 'danger' };

/** A button with words. `main`: the one action of its place. */
export function Button({ look = 'plain', className = '', type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={`button button-${look} ${className}`} {...rest} />;
}

type IconButtonProps = Omit<ComponentProps<'button'>, 'children'> & { readonly name: string; readonly keys?: string; readonly hintSide?: 'top' | 'bottom'; readonly children: ReactNode };

/** A button with a picture only: `name` is its name for everybody, shown on hover and focus. */
export function IconButton({ name, keys, hintSide, children, className = '', ...rest }: IconButtonProps) {
  return (
    <Hint words={keys === undefined ? name : `${name} (${keys})`} {...(hintSide === undefined ? {} : { side: hintSide })}>
      <button type="button" aria-label={name} className={`icon-button ${className}`} {...rest}>
        {children}
      </button>
    </Hint>
  );
}
