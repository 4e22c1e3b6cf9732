/** Settings of briefings, from the environment; `.env.example` lists each with one sentence. */
import { resolve } from 'node:path';
import { z } from 'zod';
import type { Actor } from '#lib/app-db/briefings.ts';
import { LOCAL_USER } from '#lib/app-db/open.ts';
import { NUMBER_STYLE, type BriefingStyle } from './style.ts';
import { NO_IMPRINT } from './imprint.ts';
import type { DraftSchedule } from './due.ts';
import type { Furniture } from './render.ts';

const listOf = (value: string) => value.split(/[,，\s]+/).filter((part) => part !== '');
const orNull = (value: string | undefined) => value || null;
const Environment = z.object({
  BRIEFING_MASTHEAD: z
    .string()
    .trim()
    .optional()
    .transform((value) => value || '职工诉求与工会工作简报'),
  BRIEFING_ISSUER: z.string().trim().optional().transform(orNull),
  BRIEFING_BANNER: z.string().trim().optional().transform(orNull),
  BRIEFING_WATERMARK: z.string().trim().optional().transform(orNull),
  BRIEFING_RECIPIENTS: z.string().trim().optional().transform(orNull),
  BRIEFING_FONTS: z.string().trim().optional().transform(orNull),
  BRIEFING_DAY: z.coerce.number().int().min(0).max(28).default(3),
  BRIEFING_KINDS: z
    .string()
    .trim()
    .optional()
    .transform((value) =>
      listOf(value ?? '').map((kind) => z.enum(['monthly', 'opinion', 'quarter', 'year']).parse(kind))
    ),
  BRIEFING_SCOPES: z
    .string()
    .trim()
    .optional()
    .transform((value) => listOf(value ?? '')),
  DATA_DIR: z.string().optional(),
  KEY_DIR: z.string().optional(),
  LOCAL_USER: z
    .string()
    .trim()
    .max(40)
    .optional()
    .transform((value) => value || LOCAL_USER.user_name)
});

export interface BriefingSettings {
  style: BriefingStyle;
  furniture: Furniture;
  customerFonts: string | null;
  /** Where the key lies that signs finished files. */
  keyDir: string;
  schedule: DraftSchedule;
  /** Who acts until there are accounts. */
  actor: Actor;
}

export function briefingSettings(env: NodeJS.ProcessEnv): BriefingSettings {
  const parsed = Environment.parse(env);
  return {
    style: {
      masthead: parsed.BRIEFING_MASTHEAD,
      issuer: parsed.BRIEFING_ISSUER,
      number: NUMBER_STYLE,
      imprint: NO_IMPRINT
    },
    furniture: {
      banner: parsed.BRIEFING_BANNER,
      watermark: parsed.BRIEFING_WATERMARK,
      recipients: parsed.BRIEFING_RECIPIENTS
    },
    customerFonts: parsed.BRIEFING_FONTS,
    keyDir: resolve(parsed.KEY_DIR ?? `${resolve(parsed.DATA_DIR ?? '.data')}.keys`),
    schedule: {
      day: parsed.BRIEFING_DAY,
      kinds: parsed.BRIEFING_KINDS.length > 0 ? parsed.BRIEFING_KINDS : ['monthly'],
      scopes:
        parsed.BRIEFING_SCOPES.length > 0
          ? parsed.BRIEFING_SCOPES.map((scope) => (scope === 'all' ? null : scope))
          : [null]
    },
    actor: { user_id: LOCAL_USER.user_id, user_name: parsed.LOCAL_USER }
  };
}
