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
  BRIEFING_FONTS: z.string().trim().optional().transform(orNull)
});

export interface BriefingSettings {
  style: BriefingStyle;
  furniture: Furniture;
  customerFonts: string | null;
}

export function briefingSettings(env: NodeJS.ProcessEnv): BriefingSettings {
  const parsed = Environment.parse(env);
  return {
    style: { masthead: parsed.BRIEFING_MASTHEAD, issuer: parsed.BRIEFING_ISSUER },
    furniture: { banner: parsed.BRIEFING_BANNER, watermark: parsed.BRIEFING_WATERMARK, recipients: parsed.BRIEFING_RECIPIENTS },
    customerFonts: parsed.BRIEFING_FONTS
  };
}
