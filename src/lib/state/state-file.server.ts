import { readdirSync, readFileSync } from 'node:fs';
import type { z } from 'zod';

/** A JSON file of the state folder in its shape; null when it is not there or is something else. */
export function readStateFile<T extends z.ZodType>(path: string, shape: T): z.infer<T> | null {
  try {
    const result = shape.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}

/** Names in a folder; none when there is no folder. */
export function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch {
    return [];
  }
}
