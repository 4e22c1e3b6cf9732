/** The month ahead from the data of earlier years. */
import {
  COMING_EVENTS,
  comingSpan,
  spansOfEvent,
  type ComingEvent,
  type DaySpan,
  type UsualRise
} from '#lib/domain/coming.ts';
import type { ShellData } from '#lib/domain/shell.ts';
import { eventCourse, usualRise, type EventCourse } from '#lib/stats/coming.ts';
import type { Ask } from '#lib/contracts/query-row.ts';

export interface Coming {
  event: ComingEvent;
  span: DaySpan;
  /** Null where the past does not carry it. */
  rise: UsualRise | null;
  course: EventCourse;
}

/** Years shown in a course, this one included. */
const COURSE_YEARS = 4;

/** The events of the month after the day of the data, whatever period is chosen. */
export async function readAhead(ask: Ask, { scope_path, as_of, first_text_day }: ShellData) {
  const festivals = (await ask('trends/festivals', {})).map((row) => row.festival_on);
  const [first, last] = [Number(first_text_day.slice(0, 4)), Number(as_of.slice(0, 4)) + 1];
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const coming: Coming[] = [];
  for (const event of COMING_EVENTS) {
    const spans = spansOfEvent(event, festivals, years);
    const span = comingSpan(spans, as_of);
    if (!span) continue;
    const rows = await ask('ahead/days', { topics: [...event.topics], to_day: as_of, scope_path });
    const past = spans.filter(({ to }) => to < span.from);
    const data = { from: first_text_day, to: as_of };
    coming.push({
      event,
      span,
      rise: usualRise(rows, past, data),
      course: eventCourse(rows, [...past, span].slice(-COURSE_YEARS), data)
    });
  }
  return { coming: coming.sort((a, b) => (a.span.from < b.span.from ? -1 : 1)), festivals };
}
