import type { ReactNode } from 'react';

/** A name and what is known under it. */
export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return <div className="panel-fact"><dt>{name}</dt><dd>{children}</dd></div>;
}
