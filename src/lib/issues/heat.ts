/** Interaction counts of one record; absent kinds count as zero. */
export interface Engagement {
  reposts?: number | null;
  comments?: number | null;
  likes?: number | null;
  views?: number | null;
}

/** Weight of a platform in item heat; platforms that are not listed count 1. */
const PLATFORM: Record<string, number> = { douyin: 1.1, kuaishou: 1.1, news: 1.2, forum: 0.7, tieba: 0.7, own: 0.6 };

/** Weight of an author type; a media post of unknown level counts as a city medium. */
const AUTHOR: Record<string, number> = { media: 1.5, creator: 1.5, union: 0.5 };

/** The formula as it is printed beside every figure. */
export const HEAT_FORMULA =
  'item_heat = w_platform · w_author · ln(1 + 3·转发 + 2·评论 + 1·点赞 + 0.05·阅读);' +
  '热度 = 100 · (0.40·z(声量) + 0.30·z(Σ item_heat) + 0.15·z(增长) + 0.15·负面占比);' +
  '声量 = √(记录数 · 不同文本数),z(x) = ln(1+x) / ln(1+max(本次最大值, 下限)),下限:声量 10、互动 60、增长 10;无倾向标注时负面项不计、其余按比例放大';

/** Lower bounds of the scales, so that two messages in an empty week do not score 100. */
const FLOOR = { voices: 10, interaction: 60, growth: 10 } as const;

/** Log-damped interaction of one record (domain rule B.6, without the decay, which {@link currentHeat} applies). */
export function itemHeat(
  engagement: number | Engagement | null | undefined,
  platform?: string | null,
  authorType?: string | null
): number {
  const counts: Engagement = typeof engagement === 'number' ? { likes: engagement } : (engagement ?? {});
  const sum = 3 * count(counts.reposts) + 2 * count(counts.comments) + count(counts.likes) + 0.05 * count(counts.views);
  return (PLATFORM[platform ?? ''] ?? 1) * (AUTHOR[authorType ?? ''] ?? 1) * Math.log(1 + sum);
}

/** The measures of one issue that enter its heat. */
export interface HeatParts {
  /** Records. */
  size: number;
  /** Different texts among them. */
  distinct_texts: number;
  /** Σ item_heat over different texts. */
  interaction: number;
  /** Records of the last 7 days above the weekly mean of the 4 weeks before; never negative. */
  excess: number;
  /** Share of negative records, null when none is annotated. */
  negative_share: number | null;
}

/** Voices: records damped by repetition, since one text sent ten times is not ten matters told. */
function voices(parts: HeatParts): number {
  return Math.sqrt(parts.size * parts.distinct_texts);
}

/**
 * Heat 0..100 of every issue, in input order, by {@link HEAT_FORMULA}. All three scales are logarithmic and share one
 * maximum, so an issue of sixty separate complaints stands above one post with thousands of likes.
 */
export function heatOf(issues: readonly HeatParts[]): number[] {
  const top = {
    voices: FLOOR.voices as number,
    interaction: FLOOR.interaction as number,
    growth: FLOOR.growth as number
  };
  for (const issue of issues) {
    top.voices = Math.max(top.voices, voices(issue));
    top.interaction = Math.max(top.interaction, issue.interaction);
    top.growth = Math.max(top.growth, issue.excess);
  }
  return issues.map((issue) => {
    const sum =
      0.4 * scaled(voices(issue), top.voices) +
      0.3 * scaled(issue.interaction, top.interaction) +
      0.15 * scaled(issue.excess, top.growth);
    const heat = issue.negative_share === null ? sum / 0.85 : sum + 0.15 * issue.negative_share;
    return Math.round(Math.min(100, Math.max(0, 100 * heat)) * 100) / 100;
  });
}

/** The decay of item heat with age: half after 48 hours. */
export function currentHeat(heat: number, ageMs: number): number {
  return heat * 0.5 ** (Math.max(0, ageMs) / (48 * 3_600_000));
}

function scaled(value: number, top: number): number {
  return Math.log(1 + Math.max(0, value)) / Math.log(1 + top);
}

function count(value: number | null | undefined): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0;
}
