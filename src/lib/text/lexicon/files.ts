import { z } from 'zod';
import { ModelError } from '#lib/domain/errors.ts';

const words = z.array(z.string().min(1));
const coded = z.object({ code: z.string(), keywords: words });
const sided = z.object({ strong: words, general: words });
const NO_WORDS = { strong: [], general: [] };
const weighted = z.array(z.object({ weight: z.number(), words }));

/** The customer's taxonomy: topics in two levels, help flags, patterns. */
const taxonomySchema = z.object({
  version: z.string(),
  topics: z.array(
    z.object({ code: z.string(), name: z.string(), children: z.array(coded.extend({ name: z.string() })) })
  ),
  help_flags: z.array(coded.extend({ name: z.string() })),
  patterns: z.array(z.object({ code: z.string(), regex: z.string() }))
});

/** The union lexicon beside it: paraphrases, context rules, intent and polarity words. */
export const lexiconSchema = z.object({
  version: z.string(),
  topics: z.array(coded.extend({ general: words })),
  weak: words,
  labour_context: words,
  /** Words of working life and of other public matters, for the question labour or not. */
  matters: z.object({ labour: sided, other: sided }).default({ labour: NO_WORDS, other: NO_WORDS }),
  /** Longer words and phrases in which a keyword means something else: 惠民工程, 拼命奋斗. */
  not_inside: words.default([]),
  /** Politeness that is no praise, thanks that are, what makes a request a complaint, what makes it a suggestion. */
  courtesy: words.default([]),
  thanks: words.default([]),
  complaint: words.default([]),
  suggestion: words.default([]),
  patterns: z.array(z.object({ code: z.string(), regex: z.string(), needs: words })),
  ambiguity: z.array(
    z.object({ keywords: words, codes: words, requires: words.optional(), excludes: words.optional() })
  ),
  help_flags: z.array(coded),
  intent: z.object({ 诉求: words, 咨询: words, 新闻: words, 宣传: words }),
  polarity: z.object({
    negative: weighted,
    positive: weighted,
    negations: words,
    degrees: z.array(z.object({ factor: z.number(), words }))
  })
});

export type TaxonomyFile = z.infer<typeof taxonomySchema>;
export type LexiconFile = z.infer<typeof lexiconSchema>;

/** Checks a parsed taxonomy file; throws ModelError naming the first fault. */
export function parseTaxonomy(value: unknown): TaxonomyFile {
  return check(taxonomySchema, value, '主题分类表 taxonomy.json');
}

/** Checks a parsed lexicon file; throws ModelError naming the first fault. */
export function parseLexicon(value: unknown): LexiconFile {
  return check(lexiconSchema, value, '词典 lexicon.json');
}

function check<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ModelError(
    'MODEL_INVALID',
    `${what} 不合格式：${issue?.path.join('.') ?? ''} ${issue?.message ?? ''} — 没有标注任何记录`,
    '请改正后重试，或恢复上一版',
    { cause: parsed.error }
  );
}
