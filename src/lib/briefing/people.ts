/** Names of the people of an issue, for 版头 and 版记. Pure. */
import { LOCAL_USER } from '#lib/app-db/open.ts';
import type { Imprint } from '#lib/document/document.ts';

/** Who drafted, checked and signed, from the steps of the issue. The product itself and an unnamed user have no name. */
export function peopleOf(
  steps: readonly { step: string; user_id: string; user_name: string }[]
): Pick<Imprint, 'drafted_by' | 'checked_by' | 'signed_by'> {
  const last = (step: string) => {
    const taken = steps.findLast((at) => at.step === step);
    return !taken || taken.user_name === LOCAL_USER.user_name ? null : taken.user_name;
  };
  return { drafted_by: last('submit'), checked_by: last('check'), signed_by: last('sign') };
}
