/** Judges which planted stories of the demo the text marts show. Used by stories-text.test.ts and stories.bench.ts. */
import type { StoryTruth } from '#pipelines/demo/stories/truth.ts';
import { bCubed, bestMatches, largestShare, type BCubed, type BestMatch } from './issue-scores.ts';
import { openDuck, runSqlText } from '#pipelines/duck/sql-file.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { listValue, VARCHAR, LIST } from '@duckdb/node-api';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface StoryFinding {
  id: string;
  found: boolean;
  detail: string;
  /** Places that the same test names and nobody planted, where the test is not a hotspot. */
  false_alarms?: number;
}

/** Story by story found or missed, then the hotspots nobody planted; lines for the terminal. */
export function storyLines({ stories, hotspots, false_alarms }: StoryReport): string {
  const lines = stories.map((story) => `  ${story.found ? 'found ' : 'missed'} ${story.id.padEnd(10)} ${story.detail}`);
  return [...lines, `  hotspots ${hotspots}, not planted ${false_alarms}`].join('\n');
}

/** Story by story in how many of the reports it was found, then the false alarms of each; lines for the terminal. */
export function seedLines(reports: StoryReport[]): string {
  const lines = reports[0]!.stories.map(({ id }) => {
    const found = reports.filter((report) => report.stories.some((story) => story.id === id && story.found)).length;
    return `  ${id.padEnd(10)} found ${found}, missed ${reports.length - found}`;
  });
  return [
    ...lines,
    `  hotspots not planted: ${reports.map((report) => `${report.false_alarms} of ${report.hotspots}`).join(', ')}`
  ].join('\n');
}

export interface StoryReport {
  stories: StoryFinding[];
  hotspots: number;
  /** Hotspots that no story planted. */
  false_alarms: number;
  accuracy: { record: string; records: number; second_level: number; first_level: number; abstained: number }[];
  /** Hot issues against the matters that the generator meant, over all mined requests. */
  issues: { bcubed: BCubed; largest_share: number; stories: BestMatch[] };
}

interface Hotspot {
  month: string;
  county_code: string;
  topic_code: string;
  requests: number;
}

const sql = (name: string): string => readFileSync(join(import.meta.dirname, `${name}.sql`), 'utf8');

/** Reads the published warehouse and the truth files of a state folder that holds a demo. */
export async function judgeStories(folder: StateFolder): Promise<StoryReport> {
  const truth = JSON.parse(readFileSync(join(folder.root, 'demo-truth.json'), 'utf8')) as { stories: StoryTruth[] };
  const story = (id: string): StoryTruth => truth.stories.find((one) => one.id === id)!;
  const codes = (id: string): string[] => story(id).places.map((place) => place.code);
  const { instance, connection } = await openDuck(folder.warehouse, {
    spillDir: join(folder.root, 'scratch', 'judge')
  });
  try {
    const hotspots = (await runSqlText(connection, sql('hotspots'))) as unknown as Hotspot[];
    const prepared = await connection.prepare(sql('story-facts'));
    prepared.bind(
      {
        unvisited: codes('unvisited')[0]!,
        since: story('unvisited').from,
        couriers_from: story('couriers').from,
        couriers_to: story('couriers').to,
        wave_from: story('wave').from,
        wave_to: story('wave').to,
        toys: codes('toys')[0]!,
        copied: codes('copied')[0]!,
        heat: listValue(codes('heat'))
      },
      { heat: LIST(VARCHAR) }
    );
    const facts = (await prepared.runAndReadAll()).getRowObjectsJson()[0] as Record<string, number>;
    const accuracy = (await runSqlText(connection, sql('topic-accuracy'), {
      truth: join(folder.root, 'demo-truth-topics.jsonl'),
      landing: folder.landing
    })) as unknown as StoryReport['accuracy'];
    const members = (await runSqlText(connection, sql('matters'), {
      truth: join(folder.root, 'demo-truth-topics.jsonl'),
      landing: folder.landing
    })) as unknown as Member[];
    const planted = (spot: Hotspot) =>
      PLANTED.some(
        ({ id, topic }) =>
          spot.topic_code.startsWith(topic) &&
          (codes(id).length === 0 || codes(id).includes(spot.county_code)) &&
          within(story(id), spot.month)
      );
    return {
      stories: findings(hotspots, facts, codes),
      hotspots: hotspots.length,
      false_alarms: hotspots.filter((spot) => !planted(spot)).length,
      accuracy,
      issues: judgeIssues(members)
    };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

interface Member {
  record_id: string;
  issue_id: string | null;
  story: string | null;
  matter: string;
}

function judgeIssues(members: Member[]): StoryReport['issues'] {
  const issueOf = new Map(members.map((member) => [member.record_id, member.issue_id]));
  const told = members.filter((member) => member.story !== null && member.matter.startsWith(member.story));
  const references = new Map<string, string[]>();
  for (const { matter, record_id } of told) references.set(matter, [...(references.get(matter) ?? []), record_id]);
  return {
    bcubed: bCubed(issueOf, new Map(members.map((member) => [member.record_id, member.matter]))),
    largest_share: largestShare(issueOf),
    stories: bestMatches(issueOf, references)
  };
}

const PLANTED = [
  { id: 'arrears', topic: 'T01' },
  { id: 'textile', topic: 'T08' },
  { id: 'heat', topic: 'T05.04' },
  { id: 'unvisited', topic: 'T05.02' },
  { id: 'couriers', topic: 'T14' }
];

function within(story: StoryTruth, month: string): boolean {
  return month >= story.from.slice(0, 7) && month <= story.to.slice(0, 7);
}

function findings(hotspots: Hotspot[], facts: Record<string, number>, codes: (id: string) => string[]): StoryFinding[] {
  const hot = (county: string, topic: string, months: string[]) =>
    hotspots.some(
      (spot) => spot.county_code === county && spot.topic_code.startsWith(topic) && months.includes(spot.month)
    );
  const everywhere = (id: string, topic: string, months: string[]): StoryFinding => {
    const shown = codes(id).filter((county) => hot(county, topic, months));
    return {
      id,
      found: shown.length === codes(id).length,
      detail: `hotspot in ${shown.length} of ${codes(id).length} places`
    };
  };
  const heat = everywhere('heat', 'T05.04', ['2025-07']);
  return [
    everywhere('arrears', 'T01.02', ['2026-01', '2026-02']),
    everywhere('textile', 'T08', ['2025-04', '2025-05', '2025-06']),
    {
      id: 'heat',
      found: heat.found && facts.heat_after! < facts.heat_before!,
      detail: `${heat.detail}; requests ${facts.heat_before} in July 2025, ${facts.heat_after} a year later`
    },
    {
      id: 'toys',
      found: facts.toys_gaps === 1 && facts.toys_covered! < 0.7 * facts.all_covered!,
      detail: `agreements reach ${facts.toys_covered} % of workers in the county, ${facts.all_covered} % in the province; ${facts.toys_gaps} gap of negotiation named`
    },
    {
      id: 'copied',
      found: facts.copied_found === 1 && facts.copied_false === 0,
      false_alarms: facts.copied_false!,
      detail: `ledger of the county, ${facts.copied_texts} texts in a year, told as copied: ${facts.copied_found === 1 ? 'yes' : 'no'}; others told so: ${facts.copied_false}`
    },
    {
      id: 'unvisited',
      found: facts.unvisited_requests! >= 5 && facts.unvisited_visits === 0,
      detail: `${facts.unvisited_requests} requests on dust lung, ${facts.unvisited_visits} visits since`
    },
    {
      id: 'couriers',
      found:
        facts.courier_posts! >= 1.5 * facts.courier_posts_before! + 5 &&
        facts.courier_posts! > 2 * facts.courier_petitions!,
      detail: `${facts.courier_posts} posts after ${facts.courier_posts_before} in the same span before, ${facts.courier_petitions} petitions`
    },
    {
      id: 'wave',
      found: facts.wave_records! >= 20 && facts.wave_counted === 0,
      detail: `${facts.wave_records} news records in the wave, ${facts.wave_counted} counted as requests`
    }
  ];
}
