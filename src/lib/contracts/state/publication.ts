import { z } from 'zod';

/** The generation on screen: `runs/published.json`, and `<generation>.json` beside each generation. */
export const Publication = z.object({
  generation: z.string(),
  data_version: z.string(),
  /** ISO stamp. */
  published_at: z.string(),
  as_of: z.string()
});
export type Publication = z.infer<typeof Publication>;

/** Versions that a rollback left and that must not be published again by themselves: `runs/held.json`. */
export const HeldVersions = z.object({ data_versions: z.array(z.string()) });
