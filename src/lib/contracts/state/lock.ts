import { z } from 'zod';

/** Who runs on the state folder: `runs/lock.json`. */
export const LockHolder = z.object({
  pid: z.number(),
  /** Start time of the process as the system counts it, so that a reused pid is not taken for the holder. */
  started: z.string().default('')
});
export type LockHolder = z.infer<typeof LockHolder>;
