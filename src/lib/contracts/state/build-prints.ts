import { z } from 'zod';

/** One relation of a build: what it was made from, what it holds, and how many rows (null for views and inputs). */
export const Print = z.object({ made_from: z.string(), content: z.string(), row_count: z.number().nullable() });
export type Print = z.infer<typeof Print>;

/** Every relation and step of the published file, `scratch/facts/prints.json`: the next build makes what differs. */
export const BuildPrints = z.object({
  /** SHA-256 of the file that they describe. */
  sha256: z.string(),
  /** The code around the models that made it: with other code, the same prints may stand for other rows. */
  frame: z.string(),
  /** Size of the file when all of it was made at once; room that replaced tables leave adds to it. */
  whole_bytes: z.number(),
  relations: z.record(z.string(), Print)
});
export type BuildPrints = z.infer<typeof BuildPrints>;
