/** How much of a change comes from reading more or fewer channels. Pure. */
import type { QueryRow } from '#lib/contracts/query-row.ts';

export type ChannelRow = QueryRow<'trends/channels'> & { is_read: boolean };
type Reading = QueryRow<'trends/channel_reading'>;

/** Offices are shut for eight days at Spring Festival, with weekends around them. */
const SHUT_DAYS = 10;
/**
 * Days without a record that chance brings to a channel with one record a day: e to the minus seven is one in a
 * thousand.
 */
const RARE = 7;

/**
 * Whether a channel was read from the first to the last day of both periods: nowhere is it silent for longer than its
 * own pace explains. A channel that begins or ends inside one of them, or breaks off, is not.
 */
export function wasRead(row: Pick<Reading, 'silent_days' | 'record_days' | 'active_days'>): boolean {
  return row.silent_days <= Math.max(SHUT_DAYS, (RARE * row.active_days) / row.record_days);
}

export function withReading(rows: readonly QueryRow<'trends/channels'>[], readings: readonly Reading[]): ChannelRow[] {
  const read = new Set(readings.filter(wasRead).map(({ source, channel }) => `${source} ${channel}`));
  return rows.map((row) => ({ ...row, is_read: read.has(`${row.source} ${row.channel}`) }));
}

/** The change over all channels, and over those alone that were read through both spans. */
export function mixChange(rows: readonly ChannelRow[]): {
  now: number;
  before: number;
  same_now: number;
  same_before: number;
  /** Channels read through both. */
  same_channels: number;
  /** Channels left out of the comparison. */
  other_channels: number;
} {
  const sum = (of: readonly ChannelRow[], key: 'now_count' | 'before_count') =>
    of.reduce((total, row) => total + row[key], 0);
  const same = rows.filter(({ is_read }) => is_read);
  return {
    now: sum(rows, 'now_count'),
    before: sum(rows, 'before_count'),
    same_now: sum(same, 'now_count'),
    same_before: sum(same, 'before_count'),
    same_channels: same.length,
    other_channels: rows.length - same.length
  };
}
