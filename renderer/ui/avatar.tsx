import './avatar.css';

/** Share that is left of something, as a ring around the avatar. `closed` is dotted, so that colour is never the only sign. */
export type Ring = { readonly tone: 'open' | 'soon' | 'closed'; readonly left: number };

type AvatarProps = {
  readonly name: string;
  /** Any stable text; picks one of the tints. */
  readonly seed: string;
  readonly ring?: Ring;
  readonly size?: number;
};

/** Initials on a calm tint; decoration for eyes, its words stand beside it. */
export function Avatar({ name, seed, ring, size = 44 }: AvatarProps) {
  const radius = 22;
  const around = 2 * Math.PI * radius;
  return (
    <span className="avatar" data-tint={tintOf(seed)} style={{ inlineSize: size, blockSize: size, fontSize: size * 0.34 }} aria-hidden="true">
      <span className="avatar-face" data-initials={initialsOf(name)} />
      {ring !== undefined && (
        <svg className="avatar-ring" viewBox="0 0 48 48" data-tone={ring.tone}>
          <circle className="avatar-ring-track" cx="24" cy="24" r={radius} />
          {ring.tone !== 'closed' && (
            <circle className="avatar-ring-left" cx="24" cy="24" r={radius} strokeDasharray={`${around * ring.left} ${around}`} />
          )}
        </svg>
      )}
    </span>
  );
}

/** One or two letters of a name; `#` where it has none (a masked number). */
export function initialsOf(name: string): string {
  const parts = name.split(/[\s·•]+/u).map((part) => part.match(/\p{L}/u)?.[0] ?? '').filter((letter) => letter !== '');
  const chosen = parts.length > 1 ? [parts[0], parts.at(-1)] : parts.slice(0, 1);
  return chosen.length === 0 ? '#' : chosen.join('').toLocaleUpperCase();
}

function tintOf(seed: string): number {
  let sum = 0;
  for (const character of seed) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return sum % 6;
}
