/** A number as a stranger wrote it, in a phone link that nothing of theirs can leave; what is no number is refused in words when the link is followed. */
export function linkToNumber(number: string): string {
  return `tel:${encodeURIComponent(number.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ''))}`;
}
