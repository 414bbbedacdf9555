/** The newest instant before `now` at which the clocks of a zone show this time of day. @param zone IANA name; undefined is this computer's. */
export function latestTimeOfDay(now: number, timeOfDay: string, zone: string | undefined): number {
  const format = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...(zone === undefined ? {} : { timeZone: zone }) });
  const minute = 60_000;
  const from = Math.floor(now / minute) * minute;
  // Two days back covers the night on which that time is skipped.
  for (let back = 0; back < 2 * 1440; back += 1) if (format.format(from - back * minute) === timeOfDay) return from - back * minute;
  return now;
}
