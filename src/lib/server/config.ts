import { z } from 'zod';

const Environment = z.object({
  DATA_DIR: z.string().default('.data'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  WEB_MEMORY_LIMIT: z.string().default('1GB'),
  TRACE_QUERIES: z.string().optional()
});

/** Settings of the web process, parsed once; `.env.example` lists each with one sentence. */
export const config = Environment.parse(process.env);
