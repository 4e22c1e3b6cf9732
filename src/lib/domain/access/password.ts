/** Rules for a password (GB/T 22239: length, several kinds of characters, not the user's name). Pure. */
import { InputError } from '#lib/domain/errors.ts';

export const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 128;
const KINDS: readonly RegExp[] = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/];
const MANY_KINDS = 3;

/** In words, for the form. */
export const PASSWORD_RULE = `至少 ${SHORTEST_PASSWORD} 个字符，大写、小写、数字、其他符号中至少 ${MANY_KINDS} 种，不含账号名，没有三个相同字符相连`;

/** @throws InputError for a password that is easy to guess */
export function assertPassword(password: string, username: string): void {
  const kinds = KINDS.filter((kind) => kind.test(password)).length;
  const isGood =
    password.length >= SHORTEST_PASSWORD &&
    password.length <= LONGEST_PASSWORD &&
    kinds >= MANY_KINDS &&
    !password.toLowerCase().includes(username.toLowerCase()) &&
    !/(.)\1\1/u.test(password);
  if (!isGood)
    throw new InputError('INPUT_INVALID', '密码太容易猜到 — 密码 — 没有改动', `请按规则另设：${PASSWORD_RULE}`);
}

const USERNAME = /^[a-z][a-z0-9._]{2,29}$/;

/** @throws InputError for a name that cannot be an account's */
export function assertUsername(username: string): void {
  if (!USERNAME.test(username))
    throw new InputError(
      'INPUT_INVALID',
      '账号名不合规则 — 账号 — 没有改动',
      '请用 3 到 30 个小写字母、数字、点、下划线，以字母开头'
    );
}
