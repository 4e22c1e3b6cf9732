import { normalise } from '#lib/text/normalise.ts';
import { namesSetApart } from './likely-names.ts';
import { redactionSpans, replaceSpans, withoutOverlap, type Redacted } from './redact.ts';

/** Right behind a name these make it the name of an organisation or a place: 张建国诊所, 李家村. */
const ORGANISATION_RIGHT =
  /^\p{Script=Han}{0,6}(?:公司|集团|厂|店|铺|村|镇|乡|县|区|路|街|巷|社区|学|校|院|所|站|局|办|中心|协会|合作社|工作室|工会|委员会|银行|宾馆|超市|商行|队|部)/u;

/**
 * As `redact`, for names of organisations, places, posts, topics and files: numbers, accounts and names of persons
 * that a cue or a role announces or that marks set apart are taken out, all other words stay, doors included.
 */
export function redactName(text: string): Redacted {
  const normalised = normalise(text);
  const found = [...redactionSpans(normalised), ...namesSetApart(normalised)];
  return replaceSpans(
    text,
    withoutOverlap(found, normalised.length).filter(
      ({ kind, end }) =>
        kind !== 'address' && (kind !== 'name' || !ORGANISATION_RIGHT.test(normalised.slice(end, end + 12)))
    )
  );
}
