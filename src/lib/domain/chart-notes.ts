/**
 * Notes on a day, a unit or a kind of chart (「7月1日新规实施」): who may see which, where they stand on a chart, and the
 * sentence that a briefing may take over. Pure.
 */
import { InputError } from './errors.ts';
import { textOf } from './form-text.ts';
import { formatDate } from './format.ts';
import { daysBetween } from './trends.ts';

export interface ChartNote {
  note_id: number;
  /** ISO date. */
  noted_on: string;
  text: string;
  /** Null is the whole province. */
  org_id: string | null;
  org_name: string | null;
  org_path: string | null;
  /** Page whose charts show the note; null is every chart over time. */
  chart: string | null;
  written_at: string;
  written_name: string;
  withdrawn_at: string | null;
}

export type NewNote = Pick<ChartNote, 'noted_on' | 'text' | 'org_id' | 'chart'>;

/** Pages with charts over time. */
export const NOTED_CHARTS: Record<string, string> = {
  '/': '总览',
  '/coverage': '覆盖地图',
  '/visits': '走访与调研',
  '/petitions': '信访办理',
  '/trends': '趋势',
  '/issues': '热点问题'
};

/** A note stands on a chart: it has to be short. */
export const NOTE_LENGTH = 30;

/** @throws InputError for a day that is none, an empty or long text, an unknown chart */
export function parseNote(form: FormData): NewNote {
  const [noted_on, text, org_id, chart] = ['noted_on', 'text', 'org_id', 'chart'].map((name) =>
    textOf(form, name).trim()
  ) as [string, string, string, string];
  const refuse = (what: string, hint: string) => new InputError('INPUT_INVALID', `${what} — 注记 — 没有保存`, hint);
  if (!isDay(noted_on)) throw refuse('没有写明是哪一天', '请选日期，例如新规实施的那一天');
  if (text === '' || [...text].length > NOTE_LENGTH)
    throw refuse('没有写内容或写得太长', `请用一句话写明那天发生了什么，${NOTE_LENGTH} 字以内`);
  if (chart !== '' && !Object.hasOwn(NOTED_CHARTS, chart)) throw refuse('没有这样的走势图', '请从列表中选择');
  return { noted_on, text: text.replace(/[。\s]+$/u, ''), org_id: org_id || null, chart: chart || null };
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}

/** Notes that hold for a scope: those on the province, on the unit itself and on the units above it. */
export function notesOver(notes: readonly ChartNote[], scopePath: string): ChartNote[] {
  return notes.filter(
    ({ org_path, withdrawn_at }) => withdrawn_at === null && (org_path === null || scopePath.startsWith(org_path))
  );
}

/** Notes to list for a scope: those that hold for it and those on units below it, taken back or not. */
export function notesAround(notes: readonly ChartNote[], scopePath: string): ChartNote[] {
  return notes.filter(
    ({ org_path }) => org_path === null || scopePath.startsWith(org_path) || org_path.startsWith(scopePath)
  );
}

/** Standing notes of a period that a briefing on a scope may take over, the earliest first. @param from and @param to ISO days */
export function notesWithin(notes: readonly ChartNote[], scopePath: string, from: string, to: string): ChartNote[] {
  return notesAround(notes, scopePath)
    .filter(({ withdrawn_at, noted_on }) => withdrawn_at === null && noted_on >= from && noted_on <= to)
    .sort((a, b) => (a.noted_on < b.noted_on ? -1 : 1));
}

/** A note as charts know it. */
export interface DayNote {
  noted_on: string;
  /** With the unit where it is about one. */
  words: string;
}

export function dayNotes(notes: readonly ChartNote[], path: string): DayNote[] {
  const page = Object.keys(NOTED_CHARTS).find((chart) => path === chart || (chart !== '/' && path.startsWith(chart)));
  return notes
    .filter(({ chart }) => chart === null || chart === page)
    .map(({ noted_on, text, org_name }) => ({ noted_on, words: org_name ? `${text}（${org_name}）` : text }))
    .sort((a, b) => (a.noted_on < b.noted_on ? -1 : a.noted_on > b.noted_on ? 1 : 0));
}

export interface NoteMark extends DayNote {
  /** Place on the axis in periods: 0 is the middle of the first, 0.5 the border to the second. */
  at: number;
}

/**
 * The notes within a chart.
 * @param starts first days of its periods, ISO; the last period is as long as the one before
 */
export function noteMarks(notes: readonly DayNote[], starts: readonly string[]): NoteMark[] {
  if (starts.length < 2) return [];
  const lengths = starts.slice(1).map((start, at) => daysBetween(starts[at]!, start));
  lengths.push(lengths.at(-1)!);
  return notes.flatMap((note) => {
    const period = starts.findLastIndex((start) => start <= note.noted_on);
    if (period < 0) return [];
    const into = daysBetween(starts[period]!, note.noted_on) / lengths[period]!;
    return into >= 1.2 ? [] : [{ ...note, at: period - 0.5 + Math.min(into, 1) }];
  });
}

/** 2026年7月1日 新规实施: charts reach over years. */
export function markWords({ noted_on, words }: DayNote): string {
  return `${formatDate(noted_on)} ${words}`;
}

/** The note as a sentence of a briefing: 2026年7月1日，榆林市总工会：新规实施。 */
export function noteSentence({ noted_on, text, org_name }: Pick<ChartNote, 'noted_on' | 'text' | 'org_name'>): string {
  return `${formatDate(noted_on)}，${org_name ? `${org_name}：` : ''}${text}。`;
}

/** The origin that a briefing gives for the figures of such a sentence. */
export function noteOrigin({ written_name, written_at }: Pick<ChartNote, 'written_name' | 'written_at'>): string {
  return `注记，${written_name}写于${formatDate(written_at.slice(0, 10))}`;
}
