/** Settings of briefings, from the environment. */
import { resolve } from 'node:path';
import type { Actor } from '#lib/app-db/briefings.ts';
import { LOCAL_USER } from '#lib/app-db/open.ts';
import { NUMBER_STYLE, type BriefingStyle } from './style.ts';
import { NO_IMPRINT } from './imprint.ts';
import { readSettings } from '#lib/settings/read-settings.ts';
import type { DraftSchedule } from './due.ts';
import type { Furniture } from './render.ts';

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
  const parsed = readSettings(
    [
      'BRIEFING_MASTHEAD',
      'BRIEFING_ISSUER',
      'BRIEFING_BANNER',
      'BRIEFING_WATERMARK',
      'BRIEFING_RECIPIENTS',
      'BRIEFING_FONTS',
      'BRIEFING_DAY',
      'BRIEFING_KINDS',
      'BRIEFING_SCOPES',
      'DATA_DIR',
      'KEY_DIR',
      'LOCAL_USER'
    ],
    env
  );
  return {
    style: {
      masthead: parsed.BRIEFING_MASTHEAD,
      issuer: parsed.BRIEFING_ISSUER ?? null,
      number: NUMBER_STYLE,
      imprint: NO_IMPRINT
    },
    furniture: {
      banner: parsed.BRIEFING_BANNER ?? null,
      watermark: parsed.BRIEFING_WATERMARK ?? null,
      recipients: parsed.BRIEFING_RECIPIENTS ?? null,
      mark: null
    },
    customerFonts: parsed.BRIEFING_FONTS ?? null,
    keyDir: resolve(parsed.KEY_DIR ?? `${resolve(parsed.DATA_DIR)}.keys`),
    schedule: {
      day: parsed.BRIEFING_DAY,
      kinds: parsed.BRIEFING_KINDS,
      scopes: parsed.BRIEFING_SCOPES.map((scope) => (scope === 'all' ? null : scope))
    },
    actor: { user_id: LOCAL_USER.user_id, user_name: parsed.LOCAL_USER }
  };
}
