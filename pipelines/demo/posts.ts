import { DAY_SECONDS, parts, topicSeason, type Day } from './calendar.ts';
import { chatterPost, newsPost, publicityPost, wavePost } from '#pipelines/demo/grammar/press.ts';
import { projectName, type TextContext } from '#pipelines/demo/grammar/expand.ts';
import { complaintPost, questionPost } from '#pipelines/demo/grammar/texts.ts';
import { companyName } from './names.ts';
import type { County } from './places.ts';
import { drawKey, type Rng } from './random.ts';
import { fakePhone, type Batch, type Truth } from './rows.ts';
import { POST_MIX } from './topic-mix.ts';
import type { World } from './world.ts';

const PLATFORMS = {
  weibo: 28,
  douyin: 24,
  wechat: 16,
  xiaohongshu: 8,
  tieba: 4,
  forum: 4,
  toutiao: 6,
  news: 5,
  board: 5
};
const VOICES = { netizen: 92, creator: 8 };

export interface PostCase {
  on: Day;
  kind: 'complaint' | 'question' | 'news' | 'publicity' | 'other' | 'wave';
  topic?: string;
  county?: County;
  company?: string;
  project?: string;
  story?: string;
}

/** The post's published hour: flat by day, a peak in the evening. */
function secondOfDay(rng: Rng): number {
  const hour = rng.chance(0.35) ? rng.int(20, 22) : rng.chance(0.9) ? rng.int(7, 23) : rng.int(0, 6);
  return hour * 3600 + rng.int(0, 3599);
}

/**
 * Posts of a period: complaints and questions by topic season, press and publicity, chatter, and the cases of
 * stories.
 */
export class PostMaker {
  private readonly world: World;
  private serial = 0;

  constructor(world: World) {
    this.world = world;
  }

  make(first: Day, last: Day, cases: PostCase[], rng: Rng): Batch {
    const { scale } = this.world;
    const all: PostCase[] = [...cases];
    const total = Object.values(POST_MIX).reduce((sum, weight) => sum + weight, 0);
    for (let on = first; on <= last; on++) {
      const daily = (12000 * scale) / 365;
      for (const [topic, weight] of Object.entries(POST_MIX)) {
        const lagged = topicSeason(topic, on + 3);
        const mean = daily * (weight / total) * Math.min(3.4, 0.3 + 0.7 * lagged);
        for (let n = rng.poisson(mean * 0.4); n > 0; n--) all.push({ on, topic, kind: 'complaint' });
        for (let n = rng.poisson(mean * 0.11); n > 0; n--) all.push({ on, topic, kind: 'question' });
      }
      for (let n = rng.poisson(daily * 0.19); n > 0; n--) all.push({ on, kind: 'news' });
      for (let n = rng.poisson(daily * 0.16); n > 0; n--) all.push({ on, kind: 'publicity' });
      for (let n = rng.poisson(daily * 0.14); n > 0; n--) all.push({ on, kind: 'other' });
    }
    all.sort((a, b) => a.on - b.on);
    const batch: Batch = { rows: [], truths: [] };
    for (const item of all) this.add(item, batch, rng);
    return batch;
  }

  private add(item: PostCase, batch: Batch, rng: Rng): void {
    const { world } = this;
    const { year, month } = parts(item.on);
    const county = item.county ?? world.places.draw(rng);
    const place = item.county || rng.chance(0.5) ? county.name : county.cityName;
    const known = item.company ?? (rng.chance(0.2) ? companyName(county.name, 'C', rng) : '');
    const context: TextContext = {
      place,
      co: known || '公司',
      year,
      month,
      project: item.project ?? projectName(place, rng)
    };
    const press = item.kind === 'news' || item.kind === 'publicity' || item.kind === 'wave';
    const platform =
      item.kind === 'wave'
        ? drawKey(rng, { news: 40, toutiao: 30, wechat: 20, weibo: 10 })
        : press
          ? drawKey(rng, { wechat: 42, weibo: 20, douyin: 10, toutiao: 12, news: 16 })
          : drawKey(rng, item.kind === 'other' ? { ...PLATFORMS, board: 0 } : PLATFORMS);
    const written = this.write(item, platform, context, rng);
    let { body } = written;
    if (!press && rng.chance(0.02)) body += `联系${fakePhone(rng)}`;
    this.serial += 1;
    const id = `${platform.slice(0, 2)}${year}${String(this.serial).padStart(8, '0')}`;
    const published = item.on * DAY_SECONDS + secondOfDay(rng);
    const reach = Math.min(400000, Math.floor(rng.pareto(1.2) * (press ? 3 : 2)));
    const author =
      item.kind === 'publicity'
        ? 'union'
        : item.kind === 'wave'
          ? drawKey(rng, { media: 80, official: 20 })
          : item.kind === 'news'
            ? drawKey(rng, { media: 55, official: 35, creator: 10 })
            : drawKey(rng, VOICES);
    batch.rows.push({
      post_id: id,
      platform,
      author_type: author,
      author_key: press ? `${place}${author === 'union' ? '工会' : '发布'}` : `用户${rng.int(100000, 999999)}`,
      published_at: published,
      collected_at: published + rng.int(600, 90000),
      region_code: item.county || rng.chance(0.35) ? county.code : '',
      region_name: item.county || rng.chance(0.5) ? county.name : county.cityName,
      url:
        author === 'media' || author === 'official' || author === 'union'
          ? `https://example.invalid/${platform}/${id}`
          : '',
      topic_name: rng.chance(0.3) ? written.topic : '',
      title: written.title,
      body,
      reposts: Math.floor(reach * rng.next() * 0.6),
      comments: Math.floor(reach * rng.next() * 0.8),
      likes: Math.floor(reach * (1 + rng.next() * 2)),
      views: platform === 'tieba' ? null : Math.floor(reach * rng.int(20, 120)),
      repost_of: '',
      ent_name: author === 'media' ? known : ''
    });
    const intent = item.kind === 'wave' ? 'news' : item.kind;
    const truth: Truth = {
      record: 'posts',
      id,
      topic_code: written.topic,
      intent,
      ...(item.story ? { story: item.story } : {})
    };
    batch.truths.push(truth);
  }

  private write(
    item: PostCase,
    platform: string,
    context: TextContext,
    rng: Rng
  ): { topic: string; title: string; body: string } {
    if (item.kind === 'news') return newsPost(context, rng);
    if (item.kind === 'publicity') return publicityPost(context, rng);
    if (item.kind === 'other') return chatterPost(context, rng);
    if (item.kind === 'wave') return wavePost(context, rng);
    const topic = item.topic ?? 'T01.01';
    const text =
      item.kind === 'question'
        ? questionPost(topic, this.world.topicName(topic).replace(/\(.*\)/, ''), context, rng)
        : complaintPost(topic, platform, context, rng);
    return { topic, ...text };
  }
}
