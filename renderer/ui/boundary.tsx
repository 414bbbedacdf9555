import { Component } from 'react';
import type { ComponentType, ReactNode } from 'react';

type BoundaryProps = { readonly Instead: ComponentType<{ readonly onAgain: () => void }>; readonly children: ReactNode };

/** Keeps a fault in one place: what is around it goes on. */
export class Boundary extends Component<BoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    const { Instead, children } = this.props;
    return this.state.broken ? <Instead onAgain={() => this.setState({ broken: false })} /> : children;
  }
}
