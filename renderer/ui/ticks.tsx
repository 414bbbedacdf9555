import './ticks.css';

type Tick = 'queued' | 'sent' | 'delivered' | 'read' | 'failed' | 'unconfirmed';

const paths: Readonly<Record<Tick, string>> = {
  queued: 'M9 5.2V8l1.9 1.2M9 2.8a5.2 5.2 0 1 0 0 10.4A5.2 5.2 0 0 0 9 2.8',
  sent: 'M4.5 8.4 7.4 11.2 13.2 5',
  delivered: 'M1.8 8.4 4.7 11.2 10.5 5M8.2 10.6l.6.6L14.6 5',
  read: 'M2.4 8.3 4.9 10.8 10 5.4M8.4 10.4l.4.4L14 5.4',
  failed: 'M9 5v4M9 11.3v.1M9 2.8a5.2 5.2 0 1 0 0 10.4A5.2 5.2 0 0 0 9 2.8',
  unconfirmed: 'M7.4 6.4A1.7 1.7 0 1 1 9 8.4v.8M9 11.3v.1M9 2.8a5.2 5.2 0 1 0 0 10.4A5.2 5.2 0 0 0 9 2.8',
};

/** How far a message has come. Each stage has its own shape (read: on a filled ground); the words are the caller's. */
export function Ticks({ tick, title }: { readonly tick: Tick; readonly title?: string }) {
  return (
    <span className="ticks" data-tick={tick} title={title} aria-hidden="true">
      <svg viewBox="0 0 18 16" width="18" height="16">
        {tick === 'read' && <rect className="ticks-ground" x="0" y="1.5" width="17" height="13" rx="6.5" />}
        <path d={paths[tick]} />
      </svg>
    </span>
  );
}
