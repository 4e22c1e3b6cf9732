import type { z } from 'zod';

/** The declaration of one setting. */
export interface Setting {
  /** Reads the text of the variable; an unset or empty variable is `undefined`. */
  schema: z.ZodType;
  /** Text in force where the variable is unset; empty where there is none. */
  shown: string;
  /** One sentence for operators. */
  zh: string;
  en: string;
}
