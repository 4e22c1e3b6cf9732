import { z } from 'zod';

/** A generation: `<generation>.json` beside each. */
export const Publication = z.object({
  generation: z.string(),
  data_version: z.string(),
  /** ISO stamp. */
  published_at: z.string(),
  as_of: z.string(),
  /** Size and SHA-256 of the file; absent in generations of former versions. */
  bytes: z.number().optional(),
  sha256: z.string().optional(),
  /** Names the relations and columns of the file: pages of another version of the product ask for others. */
  shape: z.string().optional()
});
export type Publication = z.infer<typeof Publication>;

/** The generation on screen: `runs/published.json`. `stamp`: size and time of the published file. */
export const Shown = Publication.extend({ stamp: z.string() });
export type Shown = z.infer<typeof Shown>;

/** Versions that a rollback left and that must not be published again by themselves: `runs/held.json`. */
export const HeldVersions = z.object({ data_versions: z.array(z.string()) });
