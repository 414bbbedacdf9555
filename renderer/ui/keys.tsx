import './keys.css';

/** Keys as they stand on the keyboard, pressed together. */
export function Keys({ keys }: { readonly keys: readonly string[] }) {
  return (
    <span className="keys">
      {keys.map((key) => <kbd key={key}>{key}</kbd>)}
    </span>
  );
}
