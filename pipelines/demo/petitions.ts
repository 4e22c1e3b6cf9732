import { DAY_SECONDS, parts, petitionWeek, topicSeason, type Day, type Moment } from './calendar.ts';
import type { Enterprise } from './enterprises.ts';
import { projectName, type TextContext } from '#pipelines/demo/grammar/expand.ts';
import { petitionReply } from '#pipelines/demo/grammar/replies.ts';
import { petitionBody, petitionTitle } from '#pipelines/demo/grammar/texts.ts';
import { companyName } from './names.ts';
import type { County } from './places.ts';
import { drawKey, type Rng } from './random.ts';
import { fakeIdNumber, fakePhone, type Batch, type Row } from './rows.ts';
import { isSilent } from '#pipelines/demo/stories/plan.ts';
import { PETITION_MIX } from './topic-mix.ts';
import type { World } from './world.ts';

const ARREARS_INDUSTRY = { E: 0.6, C: 0.17, B: 0.06, H: 0.06, G: 0.04, O: 0.03, F: 0.02, L: 0.02 };
const PLAIN_INDUSTRY = { C: 30, F: 12, E: 10, G: 10, H: 10, B: 8, I: 6, O: 5, L: 5, K: 4 };
const MONEY_TOPICS = new Set([
  'T01.01',
  'T01.02',
  'T01.03',
  'T01.04',
  'T03.02',
  'T05.01',
  'T08.01',
  'T14.02',
  'T14.03',
  'T15.04',
  'T10.02'
]);

/** Fields of a petition that a story fixes; the rest is drawn. */
export interface PetitionCase {
  on: Day;
  topic: string;
  county: County;
  company?: Enterprise;
  project?: string;
  people?: number;
  channel?: string;
  story?: string;
  handler?: string;
}

interface Earlier extends PetitionCase {
  co: string;
  key: string;
}

/** Mean over a year of season × weekday, so that the yearly volume of each topic holds. */
const yearMeans = new Map<string, number>();
function seasonMean(topic: string): number {
  let mean = yearMeans.get(topic);
  if (mean === undefined) {
    let sum = 0;
    for (let d = 19723; d < 19723 + 366; d++) sum += topicSeason(topic, d) * petitionWeek(d);
    mean = sum / 366;
    yearMeans.set(topic, mean);
  }
  return mean;
}

/**
 * Petitions of a period: background by topic, day and place, plus the cases of stories. `state` carries repeats over
 * periods.
 */
export class PetitionMaker {
  private readonly world: World;
  private readonly recent: Earlier[] = [];
  private serial = 0;

  constructor(world: World) {
    this.world = world;
  }

  make(first: Day, last: Day, cases: PetitionCase[], rng: Rng): Batch {
    const { scale, plan, places } = this.world;
    const total = Object.values(PETITION_MIX).reduce((sum, weight) => sum + weight, 0);
    const all: PetitionCase[] = [...cases];
    for (let on = first; on <= last; on++) {
      for (const [topic, weight] of Object.entries(PETITION_MIX)) {
        const mean =
          (((6000 * scale * weight) / total / 365) * (topicSeason(topic, on) * petitionWeek(on))) / seasonMean(topic);
        for (let n = rng.poisson(mean); n > 0; n--) {
          const county = places.draw(rng);
          if (!isSilent(plan, county.code, on)) all.push({ on, topic, county });
        }
      }
    }
    all.sort((a, b) => a.on - b.on);
    const batch: Batch = { rows: [], truths: [] };
    for (const item of all) this.add(item, batch, rng);
    return batch;
  }

  private add(item: PetitionCase, batch: Batch, rng: Rng): void {
    const { world } = this;
    const again =
      item.story === undefined && this.recent.length > 50 && rng.chance(0.09) ? rng.pick(this.recent) : undefined;
    const source: PetitionCase =
      again && !isSilent(world.plan, again.county.code, item.on) ? { ...again, on: item.on } : item;
    const { year, month } = parts(item.on);
    const industry = source.topic.startsWith('T01') ? drawKey(rng, ARREARS_INDUSTRY) : drawKey(rng, PLAIN_INDUSTRY);
    const known = source.company ?? (rng.chance(0.35) ? world.companyIn(source.county, rng) : undefined);
    const co = again && source !== item ? again.co : (known?.name ?? companyName(source.county.name, industry, rng));
    const group = rng.chance(source.topic === 'T01.02' ? 0.1 : source.topic === 'T08.01' ? 0.15 : 0.025);
    const people =
      source.people ?? (group ? Math.min(220, 4 + Math.round(rng.pareto(1.1))) : rng.chance(0.06) ? rng.int(2, 4) : 1);
    const amount =
      MONEY_TOPICS.has(source.topic) && rng.chance(0.85)
        ? Math.min(1300000, Math.max(80, Math.round(rng.lognormal(9000, 1) * people)))
        : null;
    const context: TextContext = {
      place: source.county.name,
      co,
      people,
      year,
      month,
      ...(amount === null ? {} : { amount }),
      project: source.project ?? projectName(source.county.name, rng)
    };
    const key = again && source !== item ? again.key : fakePhone(rng);
    this.serial += 1;
    const id = `XF${year}${String(this.serial).padStart(7, '0')}`;
    let body = petitionBody(source.topic, context, rng);
    if (again && source !== item)
      body += rng.pick(['此事之前已多次反映，一直没解决。', '上次答复后没有改变，再次反映。', '这是第二次来信。']);
    if (rng.chance(0.04)) body += rng.chance(0.6) ? `联系电话${fakePhone(rng)}。` : `身份证号${fakeIdNumber(rng)}。`;
    const row: Row = {
      petition_id: id,
      channel:
        source.channel ?? drawKey(rng, { hotline: 46, visit: 22, web: 22, letter: 4, reception: 4, transfer: 2 }),
      ...world.orgOf(source.county, rng),
      region_code: source.county.code,
      region_name: source.county.name,
      petition_kind: source.topic.startsWith('T16')
        ? 'suggestion'
        : drawKey(rng, { claim: 88, suggestion: 9, accusation: 3 }),
      topic_name: source.topic,
      title: petitionTitle(source.topic, context, rng),
      body,
      handler_org_name:
        source.handler ??
        rng.pick([`${source.county.name}总工会`, `${source.county.name}人社局`, `${source.county.cityName}总工会`]),
      ent_id: known && rng.chance(0.5) ? known.id : '',
      ent_name: known || rng.chance(0.6) ? co : '',
      industry: known?.industry ?? industry,
      groups:
        source.topic === 'T01.02'
          ? ['农民工']
          : source.topic.startsWith('T14')
            ? ['新就业形态']
            : source.topic.startsWith('T07')
              ? ['女职工']
              : source.topic === 'T10.01'
                ? ['困难职工']
                : rng.chance(0.15)
                  ? [rng.pick(['劳务派遣', '下岗失业', '农民工'])]
                  : [],
      people_count: people,
      amount_yuan: amount,
      petitioner_key: key,
      ...this.handling(source, context, rng)
    };
    batch.rows.push(row);
    batch.truths.push({
      record: 'petitions',
      id,
      topic_code: source.topic,
      intent: 'complaint',
      ...(source.story ? { story: source.story } : {})
    });
    if (source.story === undefined) this.remember({ ...source, co, key, people }, rng);
  }

  private remember(item: Earlier, rng: Rng): void {
    if (this.recent.length < 400) this.recent.push(item);
    else this.recent[rng.int(0, 399)] = item;
  }

  private handling(source: PetitionCase, context: TextContext, rng: Rng): Row {
    const { until, satisfaction } = this.world;
    const cut = (moment: Moment): Moment | null => (moment > (until + 1) * DAY_SECONDS ? null : moment);
    const received = source.on * DAY_SECONDS + rng.int(7 * 3600, 22 * 3600);
    const accepted = received + rng.int(600, 5 * DAY_SECONDS);
    const extended = rng.chance(0.06);
    const overdue = !extended && rng.chance(0.03);
    const span = overdue
      ? rng.int(61, 120)
      : extended
        ? rng.int(58, 88)
        : Math.min(59, Math.max(1, Math.round(rng.lognormal(17, 0.7))));
    const closed = rng.chance(0.002) ? received - rng.int(1, 9) * DAY_SECONDS : cut(accepted + span * DAY_SECONDS);
    const replied = closed === null ? null : cut(closed + rng.int(0, 6) * DAY_SECONDS);
    const rate = satisfaction(source.county.code);
    const rated = closed !== null && rng.chance(0.75);
    return {
      received_at: received,
      accepted_at: cut(accepted),
      notified_at: cut(received + (rng.chance(0.95) ? rng.int(1, 14) : rng.int(16, 30)) * DAY_SECONDS),
      due_at: accepted + 60 * DAY_SECONDS,
      extended_to: extended ? accepted + 90 * DAY_SECONDS : null,
      closed_at: closed,
      replied_at: rng.chance(0.93) ? replied : null,
      reply: replied === null ? '' : petitionReply(source.topic, context, rng),
      result:
        closed === null
          ? ''
          : drawKey(rng, { supported: 46, partly: 15, explained: 20, refused: 3, redirected: 10, mediated: 6 }),
      leader_form:
        source.channel === 'reception' || rng.chance(0.03)
          ? drawKey(rng, { rota: 4, themed: 2, outreach: 2, case_holder: 2, appointment: 1 })
          : '',
      reply_form: replied === null ? '' : drawKey(rng, { direct: 50, single: 25, regular: 15, public: 10 }),
      satisfaction: !rated ? 'unrated' : rng.chance(rate) ? 'satisfied' : rng.chance(0.55) ? 'fair' : 'unsatisfied'
    };
  }
}
