/**
 * Which action each route, each of its forms and each file asks for. A route or a form that is not in the table may be
 * asked by nobody; a test compares the table with the folders.
 */
import type { Action } from './roles.ts';

/** `public` asks for no account: signing in, the link of an invitation, and what a monitor asks. */
export type Needed = Action | 'public';

export interface RouteRule {
  /** The right needed to read the page or the file. */
  read: Needed;
  /** Forms by the name of their action; `default` is the one without a name. */
  forms?: Readonly<Record<string, Needed>>;
  /** The answer is a file that leaves the product: it is noted with filter, rows and hash. */
  is_export?: true;
  /** The page shows texts of single records to those who may read them: looking at it is noted. */
  shows_rows?: true;
}

export const ROUTES: Readonly<Record<string, RouteRule>> = {
  '/': { read: 'look' },
  '/account': {
    read: 'own_account',
    forms: {
      switch: 'own_account',
      sign_out: 'own_account',
      password: 'own_account',
      authenticator: 'own_account',
      confirm: 'own_account',
      plain: 'own_account'
    }
  },
  '/accounts': {
    read: 'accounts',
    forms: {
      make: 'accounts',
      change: 'accounts',
      reset: 'accounts',
      disable: 'accounts',
      enable: 'accounts',
      codes_off: 'accounts',
      load: 'accounts',
      invite: 'accounts',
      withdraw: 'accounts'
    }
  },
  '/ahead': { read: 'look' },
  '/aid': { read: 'look' },
  '/audit': { read: 'audit' },
  '/audit/export.[format]': { read: 'audit', is_export: true },
  '/briefings': { read: 'read_briefings', forms: { draft: 'draft' } },
  '/briefings/archive': { read: 'read_briefings' },
  '/briefings/compare': { read: 'read_briefings' },
  '/briefings/file/[format]': { read: 'export_briefings', is_export: true },
  '/briefings/issues/[briefing]': {
    read: 'read_briefings',
    forms: {
      edit: 'draft',
      restore: 'draft',
      comment: 'comment',
      settle: 'draft',
      submit: 'draft',
      check: 'check',
      sign: 'sign',
      publish: 'sign',
      return: 'comment'
    }
  },
  '/briefings/settings': { read: 'read_briefings', forms: { save: 'draft' } },
  '/briefings/issues/[briefing]/file/[format]': { read: 'export_briefings', is_export: true },
  '/coverage': { read: 'look' },
  '/coverage/export.xlsx': { read: 'export_tables', is_export: true },
  '/data': { read: 'manage_data' },
  '/data/loads': { read: 'manage_data' },
  '/data/loads.csv': { read: 'manage_data', is_export: true },
  '/data/privacy': { read: 'manage_data', forms: { take_down: 'manage_data', assess: 'manage_data' } },
  '/data/records': { read: 'catalogue' },
  '/data/records/[record]': { read: 'catalogue' },
  '/data/rejects': { read: 'manage_data' },
  '/data/rejects.csv': { read: 'manage_data', is_export: true },
  '/data/runs': { read: 'manage_data' },
  '/data/runs/[run]': { read: 'manage_data' },
  '/data/tables': { read: 'catalogue' },
  '/data/tables/[relation]': { read: 'catalogue' },
  '/data/text': { read: 'manage_data', shows_rows: true, forms: { decide: 'manage_data' } },
  '/enterprises/[id]': { read: 'read_rows', shows_rows: true },
  '/gaps': { read: 'look', forms: { assign: 'assign', remind: 'assign' } },
  '/gaps/[gap]': {
    read: 'look',
    forms: { assign: 'assign', done: 'assign', reopen: 'assign', withdraw: 'assign', remind: 'assign' }
  },
  '/gaps/export.csv': { read: 'export_tables', is_export: true },
  '/gaps/export.xlsx': { read: 'export_tables', is_export: true },
  '/gaps/notices/[kind].docx': { read: 'export_tables', is_export: true },
  '/healthz': { read: 'public' },
  '/help': { read: 'help' },
  '/invitation': { read: 'public', forms: { accept: 'public' } },
  '/issues': { read: 'look' },
  '/issues/[issue]': {
    read: 'look',
    shows_rows: true,
    forms: {
      merge: 'decide_issues',
      split: 'decide_issues',
      rename: 'decide_issues',
      close: 'decide_issues',
      confirm: 'decide_issues',
      undo: 'decide_issues'
    }
  },
  '/label': { read: 'manage_data', shows_rows: true, forms: { correct: 'manage_data', undo: 'manage_data' } },
  '/metrics': { read: 'public' },
  '/negotiations': { read: 'look' },
  '/notes': { read: 'look', forms: { write: 'note', withdraw: 'note' } },
  '/petitions': { read: 'look' },
  '/petitions/supervision.docx': { read: 'assign', is_export: true },
  '/readyz': { read: 'public' },
  '/search': {
    read: 'read_rows',
    shows_rows: true,
    forms: { save: 'read_rows', rename: 'read_rows', delete: 'read_rows', open: 'read_rows' }
  },
  '/search/records.[format]': { read: 'export_rows', is_export: true },
  '/sign-in': { read: 'public', forms: { password: 'public', code: 'public' } },
  '/sign-in/sso': { read: 'public' },
  '/sign-in/sso/callback': { read: 'public' },
  '/slides/[page].[format]': { read: 'export_tables', is_export: true },
  '/studies': { read: 'look' },
  '/studies/[study]': {
    read: 'look',
    forms: {
      adopt: 'study',
      change: 'study',
      step: 'study',
      note: 'study',
      findings: 'study',
      chapter: 'study',
      attach: 'study',
      detach: 'study',
      unpin: 'study',
      freeze: 'study'
    }
  },
  '/studies/[study]/chapter.[format]': { read: 'export_tables', is_export: true },
  '/studies/new': { read: 'study', forms: { default: 'study' } },
  '/studies/pin': { read: 'study', forms: { default: 'study' } },
  '/submissions': { read: 'submit', forms: { drop: 'submit' } },
  '/submissions/[submission]': {
    read: 'submit',
    shows_rows: true,
    forms: { read: 'submit', load: 'submit', discard: 'submit', undo: 'submit', refused: 'submit' }
  },
  '/submissions/[submission]/refused.xlsx': { read: 'submit', is_export: true },
  '/submissions/templates/[record].xlsx': { read: 'submit' },
  '/trends': { read: 'look' },
  '/visits': { read: 'look' },
  '/wall': { read: 'look' },
  '/weekly/[format]': { read: 'export_tables', is_export: true },
  '/why': { read: 'look' }
};

/**
 * The right that a request needs, or null when nobody may make it.
 * @param form name of the form's action for a request that writes; null for one that reads
 */
export function neededFor(routeId: string, form: string | null): Needed | null {
  const rule = Object.hasOwn(ROUTES, routeId) ? ROUTES[routeId] : undefined;
  if (!rule) return null;
  if (form === null) return rule.read;
  return rule.forms && Object.hasOwn(rule.forms, form) ? rule.forms[form]! : null;
}

/** True for an address that answers with a file. */
export function isFile(routeId: string | null): boolean {
  return routeId !== null && Object.hasOwn(ROUTES, routeId) && ROUTES[routeId]!.is_export === true;
}

/**
 * The name of the form that a request submits, or null for a reading request. Kit takes the first parameter that begins
 * with a slash (`?/assign`), so this does too.
 */
export function formOf(method: string, params: URLSearchParams): string | null {
  if (method === 'GET' || method === 'HEAD') return null;
  const named = [...params.keys()].find((key) => key.startsWith('/'));
  return named?.slice(1) ?? 'default';
}
