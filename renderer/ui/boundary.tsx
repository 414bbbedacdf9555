import { Component } from 'react';
import type { ReactNode } from 'react';

type BoundaryProps = { readonly instead: (again: () => void) => ReactNode; readonly children: ReactNode };

/** Keeps a fault in one place: what is around it goes on. */
export class Boundary extends Component<BoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? this.props.instead(() => this.setState({ broken: false })) : this.props.children;
  }
}
