import { z } from 'zod';

const Environment = z.object({
  DATA_DIR: z.string().default('.data'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  WEB_MEMORY_LIMIT: z.string().default('1GB'),
  /** Memory for answers that are kept; 0 keeps none. */
  PAGE_MEMORY_MB: z.coerce.number().int().min(0).max(4096).default(48),
  TRACE_QUERIES: z.string().optional(),
  /** `npm start` decides it from the data; without it a server that is started alone has no accounts. */
  ACCOUNTS: z.enum(['on', 'off']).default('off'),
  /** The public address. */
  ORIGIN: z
    .string()
    .optional()
    .transform((value) => value || undefined),
  SESSION_IDLE_MINUTES: z.coerce.number().int().min(5).max(720).default(30),
  SESSION_HOURS: z.coerce.number().int().min(1).max(72).default(12),
  /** `on`: who drafted a briefing does not check it, who checked it does not sign it. */
  BRIEFING_SEPARATION: z.enum(['on', 'off']).default('off')
});

/** Settings of the web process, parsed once; `.env.example` lists each with one sentence. */
export const config = Environment.parse(process.env);
