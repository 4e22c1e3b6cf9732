/** Settings of briefings, from the environment; `.env.example` lists each with one sentence. */
import { z } from 'zod';
import type { BriefingStyle } from './compose.ts';
import type { Furniture } from './render.ts';

const orNull = (value: string | undefined) => value || null;
const Environment = z.object({
  BRIEFING_MASTHEAD: z.string().trim().optional().transform((value) => value || '职工诉求与工会工作简报'),
  BRIEFING_ISSUER: z.string().trim().optional().transform(orNull),
  BRIEFING_BANNER: z.string().trim().optional().transform(orNull),
  BRIEFING_WATERMARK: z.string().trim().optional().transform(orNull),
  BRIEFING_RECIPIENTS: z.string().trim().optional().transform(orNull),
  BRIEFING_FONTS: z.string().trim().optional().transform(orNull),
  BRIEFING_DAY: z.union([z.literal('off'), z.coerce.number().int().min(1).max(28)]).default(5),
  BRIEFING_SCOPES: z.string().default('')
});

export interface BriefingSettings {
  style: BriefingStyle;
  furniture: Furniture;
  customerFonts: string | null;
  /** Day of the month on which the drafts of the last month are made; null for never. */
  day: number | null;
  /** org_ids that get a draft besides the whole. */
  scopes: string[];
}

export function briefingSettings(env: NodeJS.ProcessEnv): BriefingSettings {
  const parsed = Environment.parse(env);
  return {
    style: { masthead: parsed.BRIEFING_MASTHEAD, issuer: parsed.BRIEFING_ISSUER },
    furniture: { banner: parsed.BRIEFING_BANNER, watermark: parsed.BRIEFING_WATERMARK, recipients: parsed.BRIEFING_RECIPIENTS },
    customerFonts: parsed.BRIEFING_FONTS,
    day: parsed.BRIEFING_DAY === 'off' ? null : parsed.BRIEFING_DAY,
    scopes: parsed.BRIEFING_SCOPES.split(',').map((scope) => scope.trim()).filter((scope) => scope !== '')
  };
}
