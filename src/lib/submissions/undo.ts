/** When a load may be taken back as a whole. */

/** A published briefing, as far as it matters here. */
export interface PublishedBriefing {
  title: string;
  /** ISO instant; null while it is not published. */
  published_at: string | null;
}

/**
 * The briefing that stands in the way: once figures were published after the load, taking it back would change what
 * was sent out; what is wrong then is corrected by a further submission and told under 更正.
 */
export function briefingInTheWay(landedAt: string, briefings: readonly PublishedBriefing[]): PublishedBriefing | null {
  return briefings.find(({ published_at }) => published_at !== null && published_at > landedAt) ?? null;
}
