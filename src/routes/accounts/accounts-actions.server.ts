/** Actions of the forms of 账号. One-time passwords are shown once and kept nowhere but as a hash. */
import { accountById, changeAccount, dropAuthenticator, type Account } from '#lib/app-db/accounts.ts';
import { isRole, type Role } from '#lib/domain/access/roles.ts';
import { roleWords } from '#lib/domain/access/visitor.ts';
import { InputError } from '#lib/domain/errors.ts';
import { makeAccount, resetPassword, type NewAccount } from '#lib/server/access/account-service.ts';
import { note } from '#lib/server/access/audit.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { config } from '#lib/server/config.ts';
import { answerItself } from '#lib/server/query.ts';
import { readAccountList } from './account-list.ts';
import { textOf } from '#lib/domain/form-text.ts';

/** A password to hand over. */
export interface Issued {
  username: string;
  password: string;
}

export async function makeFromForm(form: FormData): Promise<{ issued: Issued[] }> {
  assertOn();
  return { issued: [await issue(await accountFromForm(form))] };
}

/** The account that the fields describe. @throws InputError for a unit that there is not */
export async function accountFromForm(form: FormData): Promise<NewAccount> {
  return {
    username: textOf(form, 'username'),
    name: textOf(form, 'name'),
    roles: rolesOf(form),
    org_id: await unitOf(textOf(form, 'org_id'))
  };
}

export async function changeFromForm(form: FormData): Promise<{ done: string }> {
  const account = await accountOf(form);
  const roles = rolesOf(form);
  const org_id = await unitOf(textOf(form, 'org_id'));
  if (roles.length === 0) throw wrong('没有选职责', '至少选一项');
  if (roles.includes('unit') && org_id === null) throw wrong('县区工会的账号要有单位', '请选单位');
  await changeAccount(await theAppDb(), account.id, { roles: [...roles], org_id });
  await note('account', {
    what: '改职责和范围',
    account: account.username,
    before: `${roleWords(account.roles)}，${account.org_id ?? '全省'}`,
    after: `${roleWords(roles)}，${org_id ?? '全省'}`
  });
  return { done: `${account.username} 的职责和范围已改，从下一次打开页面起生效` };
}

export async function resetFromForm(form: FormData): Promise<{ issued: Issued[] }> {
  const account = await accountOf(form);
  const password = await resetPassword(account.id);
  await note('account', { what: '重设密码', account: account.username });
  return { issued: [{ username: account.username, password }] };
}

export async function enableFromForm(form: FormData, isEnabled: boolean): Promise<{ done: string }> {
  const account = await accountOf(form);
  await changeAccount(await theAppDb(), account.id, { disabled_at: isEnabled ? null : new Date().toISOString() });
  await note('account', { what: isEnabled ? '启用' : '停用', account: account.username });
  return { done: isEnabled ? `${account.username} 已启用` : `${account.username} 已停用，已打开的页面也不能再用` };
}

/** For somebody who lost the authenticator: the password alone opens the account until codes are turned on again. */
export async function codesOffFromForm(form: FormData): Promise<{ done: string }> {
  const account = await accountOf(form);
  await dropAuthenticator(await theAppDb(), account.id);
  await note('account', { what: '停用动态码', account: account.username });
  return { done: `${account.username} 登录时不再用动态码，已打开的页面要重新登录` };
}

/** Makes the accounts of a workbook; a wrong row is told and the others are made. */
export async function loadFromForm(form: FormData): Promise<{ issued: Issued[]; refused: string[] }> {
  assertOn();
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0) throw wrong('没有选文件', '请选 XLSX 文件');
  const rows = readAccountList(new Uint8Array(await file.arrayBuffer()));
  const issued: Issued[] = [];
  const refused: string[] = [];
  for (const { row, ...given } of rows) {
    try {
      issued.push(await issue({ ...given, org_id: await unitOf(given.org_id ?? '') }));
    } catch (problem) {
      if (!(problem instanceof InputError)) throw problem;
      refused.push(`第 ${row} 行：${problem.message}。${problem.hint}`);
    }
  }
  return { issued, refused };
}

async function issue(given: NewAccount): Promise<Issued> {
  const password = await makeAccount(given);
  await note('account', {
    what: '新建',
    account: given.username,
    after: `${roleWords(given.roles)}，${given.org_id ?? '全省'}`
  });
  return { username: given.username, password };
}

async function accountOf(form: FormData): Promise<Account> {
  const account = await accountById(await theAppDb(), textOf(form, 'id'));
  if (!account) throw wrong('没有这个账号', '请刷新页面');
  return account;
}

/** A unit of the shown data; empty is the whole province. */
async function unitOf(orgId: string): Promise<string | null> {
  if (orgId === '') return null;
  const known = await answerItself((ask) => ask('shell/scope', { org_id: orgId })).catch(() => []);
  if (known.length === 0) throw wrong(`没有编码为 ${orgId.slice(0, 40)} 的单位`, '请在列表中选择');
  return orgId;
}

function rolesOf(form: FormData): Role[] {
  return form.getAll('role').map(String).filter(isRole);
}

/** @throws InputError where there are no accounts */
export function assertOn(): void {
  if (config.ACCOUNTS !== 'on')
    throw wrong('还没有启用账号', '载入真实数据后重新启动即启用；只看演示数据时各职责的用户是现成的');
}

function wrong(what: string, hint: string): InputError {
  return new InputError('INPUT_INVALID', `${what} — 账号 — 没有改动`, hint);
}
