import { normalise } from '#lib/text/normalise.ts';
import { numberSpans } from './number-spans.ts';
import { replaceSpans, withoutOverlap, type Redacted } from './redact.ts';
import { accountSpans, plateSpans } from './word-spans.ts';

/** As `redact`, for names of organisations, places and files: only numbers and accounts are taken out, words stay. */
export function redactName(text: string): Redacted {
  const normalised = normalise(text);
  return replaceSpans(
    text,
    withoutOverlap(
      [...accountSpans(normalised), ...plateSpans(normalised), ...numberSpans(normalised)],
      normalised.length
    )
  );
}
