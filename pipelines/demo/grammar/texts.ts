import type { Rng } from '#pipelines/demo/random.ts';
import {
  ASK_LEADS,
  ATTEMPTS,
  CLOSINGS,
  EFFECTS,
  OPENINGS,
  POST_OPENERS,
  POST_TAILS,
  QUESTIONS,
  VISIT_LEADS,
  VISIT_TAILS
} from './common.ts';
import { CONTRACT } from './contract.ts';
import { expand, type TextContext } from './expand.ts';
import type { Fragments, TopicFragments } from './fragments.ts';
import { INSURANCE } from './insurance.ts';
import { LIFE } from './life.ts';
import { PAY } from './pay.ts';
import { composePostTitle, composeQuestionTitle, composeTitle } from './titles.ts';
import { UNION } from './union.ts';
import { problemReach, problemSource } from './visit-notes.ts';

/** Fragments of every second-level topic that the generator writes about. */
const FRAGMENTS: TopicFragments = { ...PAY, ...CONTRACT, ...INSURANCE, ...LIFE, ...UNION };

function fragmentsOf(code: string): Fragments {
  const found = FRAGMENTS[code];
  if (!found) throw new RangeError(`No demo text fragments for topic ${code}`);
  return found;
}

const sentence = (text: string): string => (/[。!?！？]$/.test(text) || text === '' ? text : `${text}。`);

/** Title of a petition. */
export function petitionTitle(code: string, context: TextContext, rng: Rng): string {
  return composeTitle(code, fragmentsOf(code).titles, context, rng);
}

/** Body of a petition: opening, facts, what was tried, what it means, demand, closing. */
export function petitionBody(code: string, context: TextContext, rng: Rng): string {
  const topic = fragmentsOf(code);
  const facts = rng.sample(topic.facts, rng.chance(0.35) ? 2 : 1);
  let text = expand(rng.pick(OPENINGS), context, rng);
  for (const fact of facts) text += sentence(expand(fact, context, rng));
  if (rng.chance(0.75)) text += expand(rng.pick(ATTEMPTS), context, rng);
  if (rng.chance(0.6)) text += expand(rng.pick(EFFECTS), context, rng);
  text += expand(rng.pick(ASK_LEADS), context, rng) + sentence(expand(rng.pick(topic.asks), context, rng));
  return text + expand(rng.pick(CLOSINGS), context, rng);
}

/** Opinions of workers in a visit. */
export function visitOpinion(code: string, context: TextContext, rng: Rng): string {
  const topic = fragmentsOf(code);
  let text = expand(rng.pick(VISIT_LEADS), context, rng) + sentence(expand(rng.pick(topic.facts), context, rng));
  if (rng.chance(0.5))
    text += `${rng.pick(['建议', '希望', '请求'])}${sentence(expand(rng.pick(topic.asks), context, rng))}`;
  return text + expand(rng.pick(VISIT_TAILS), context, rng);
}

/** A problem of the ledger: who raised it, the fact, how far it reaches and mostly what is asked. */
export function problemSummary(code: string, context: TextContext, rng: Rng): string {
  const topic = fragmentsOf(code);
  const told =
    problemSource(context, rng) +
    sentence(expand(rng.pick(topic.facts), context, rng)) +
    sentence(problemReach(context, rng));
  return rng.chance(0.6) ? told + sentence(`诉求：${expand(rng.pick(topic.asks), context, rng)}`) : told;
}

const EMOJI = ['😭', '😡', '🙏', '💔', '😮‍💨', '🤷', '😤', '😢'];

/** A complaint in the manner of its platform. */
export function complaintPost(
  code: string,
  platform: string,
  context: TextContext,
  rng: Rng
): { title: string; body: string } {
  const topic = fragmentsOf(code);
  if (platform === 'board') return { title: petitionTitle(code, context, rng), body: petitionBody(code, context, rng) };
  const line = (): string => expand(rng.pick(rng.chance(0.5) ? topic.posts : topic.facts), context, rng);
  let body = expand(rng.pick(POST_OPENERS), context, rng) + line();
  if (
    platform === 'forum' ||
    platform === 'tieba' ||
    platform === 'wechat' ||
    platform === 'toutiao' ||
    rng.chance(0.4)
  ) {
    const more = line();
    if (!body.endsWith(more)) body += `，${more}`;
  }
  if (rng.chance(0.4)) body += `。${expand(rng.pick(EFFECTS), context, rng).replace(/。$/, '')}`;
  const tail = expand(rng.pick(POST_TAILS), context, rng);
  if (tail) body += rng.pick(['，', '。', '！', '…']) + tail;
  if (platform === 'weibo') body += ` #${rng.pick([context.place, '打工人', '职场', '维权', '今日话题'])}#`;
  if (platform === 'douyin' || platform === 'kuaishou')
    body += ` #${context.place} #${rng.pick(['打工人', '真实生活', '工地', '普通人', '上班'])}`;
  if (platform === 'xiaohongshu') body = `${rng.pick(EMOJI)}${body}${rng.pick(EMOJI)}`;
  if (platform === 'tieba') body = `${rng.pick(['楼主', '如题，', '新人发帖，', ''])}${body}`;
  const titled = platform !== 'weibo' && platform !== 'douyin' && platform !== 'kuaishou';
  return { title: titled ? composePostTitle(topic.titles, context, rng) : '', body };
}

/** A neutral question about a topic. */
export function questionPost(
  code: string,
  theme: string,
  context: TextContext,
  rng: Rng
): { title: string; body: string } {
  const topic = fragmentsOf(code);
  const about = { ...context, theme };
  const body =
    expand(rng.pick(QUESTIONS), about, rng) +
    sentence(expand(rng.pick(topic.facts), about, rng)) +
    expand(rng.pick(['[谢谢|先谢过]', '求[指点|解答]', '有经验的[说说|分享下]', '']), about, rng);
  return { title: composeQuestionTitle(theme, about, rng), body };
}
