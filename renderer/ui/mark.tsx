/** The product's mark: a desk with a line that comes in and goes out again. */
export function Mark({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 48 48" fill="none" aria-hidden="true" className="mark">
      <rect width="48" height="48" rx="12" fill="var(--accent)" />
      <path d="M11 32h26" stroke="var(--accent-ink)" strokeWidth="3.5" strokeLinecap="round" />
      <path d="M15 32v6M33 32v6" stroke="var(--accent-ink)" strokeWidth="3.5" strokeLinecap="round" />
      <path d="M13 18c3.5-9 8-9 11 0s7.5 9 11 0" stroke="var(--accent-ink)" strokeWidth="3.5" strokeLinecap="round" />
    </svg>
  );
}
