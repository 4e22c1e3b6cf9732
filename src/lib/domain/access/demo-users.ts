/** The ready users of the demo: one for each role, and the one that a visitor is before choosing. */
import { ROLE_LABELS, ROLES, type Role } from './roles.ts';

export interface DemoUser {
  key: string;
  user_name: string;
  roles: readonly Role[];
  /** Only the county union has a unit of its own. */
  has_unit: boolean;
}

/** Everything but the two roles that see no data: a visitor of the demo meets every page. */
const EVERY_DATA_ROLE: readonly Role[] = ['leader', 'researcher', 'editor', 'checker', 'signer', 'data_manager'];

export const WHOLE_OFFICE: DemoUser = { key: 'office', user_name: '本机用户', roles: EVERY_DATA_ROLE, has_unit: false };

export const DEMO_USERS: readonly DemoUser[] = [
  WHOLE_OFFICE,
  ...ROLES.map((role) => ({
    key: role,
    user_name: `演示·${ROLE_LABELS[role]}`,
    roles: [role],
    has_unit: role === 'unit'
  }))
];

/** The user of a key from a cookie; the whole office for anything else. */
export function demoUser(key: string | undefined): DemoUser {
  return DEMO_USERS.find((user) => user.key === key) ?? WHOLE_OFFICE;
}

/** The number under which a user of the demo acts. */
export function demoUserId({ key }: Pick<DemoUser, 'key'>): string {
  return `demo-${key}`;
}
