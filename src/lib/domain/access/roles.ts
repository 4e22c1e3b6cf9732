/** The roles of an office and what each may do: the one table that routes, forms, files and menus follow. */

export const ROLES = [
  'leader',
  'researcher',
  'editor',
  'checker',
  'signer',
  'data_manager',
  'unit',
  'auditor',
  'administrator'
] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_LABELS: Record<Role, string> = {
  leader: '领导',
  researcher: '研究员',
  editor: '简报编辑',
  checker: '核稿',
  signer: '签发',
  data_manager: '数据管理员',
  unit: '县区工会',
  auditor: '审计员',
  administrator: '系统管理员'
};

/** True for the word of a role. */
export function isRole(text: string): text is Role {
  return ROLES.some((role) => role === text);
}

export const ACTIONS = {
  look: '看总览、地图、清单、办理和热点',
  read_rows: '看单条记录的文字（已遮盖）',
  export_tables: '导出汇总表',
  export_rows: '导出记录',
  assign: '派单和销号',
  note: '在走势图上写注记',
  study: '建立和修改课题',
  decide_issues: '合并、拆分、改名、办结热点问题',
  read_briefings: '看简报',
  export_briefings: '下载简报文件',
  draft: '起草和修改简报',
  comment: '批注',
  check: '核稿',
  sign: '签发',
  submit: '报送文件',
  catalogue: '看数据目录',
  manage_data: '看运行和批次、处理待定企业、更正标注',
  audit: '看审计日志',
  accounts: '管理账号',
  help: '看帮助',
  own_account: '管理自己的账号'
} as const;
export type Action = keyof typeof ACTIONS;

const OFFICE: readonly Role[] = ['leader', 'researcher', 'editor', 'checker', 'signer', 'data_manager'];
const DATA: readonly Role[] = [...OFFICE, 'unit'];

/** Role × action. The auditor reads logs only; the system administrator reads no data. */
export const MAY: Record<Action, readonly Role[]> = {
  look: DATA,
  read_rows: ['researcher', 'data_manager', 'unit'],
  export_tables: DATA,
  export_rows: ['researcher', 'data_manager'],
  assign: ['leader', 'researcher', 'data_manager', 'unit'],
  note: ['researcher', 'editor', 'data_manager', 'unit'],
  study: ['researcher'],
  decide_issues: ['researcher', 'data_manager', 'unit'],
  read_briefings: DATA,
  export_briefings: OFFICE,
  draft: ['editor'],
  comment: ['editor', 'checker', 'signer'],
  check: ['checker'],
  sign: ['signer'],
  submit: ['data_manager', 'unit'],
  catalogue: DATA,
  manage_data: ['data_manager'],
  audit: ['auditor'],
  accounts: ['administrator'],
  help: ROLES,
  own_account: ROLES
};

/** Actions over the whole province: an account with a unit of its own may not take them. */
export const WHOLE_ONLY: readonly Action[] = ['catalogue', 'manage_data', 'audit', 'accounts'];

/** True when one of the roles may do it, within the scope that the account has. */
export function mayDo(who: { roles: readonly Role[]; is_whole: boolean }, action: Action): boolean {
  if (!who.is_whole && WHOLE_ONLY.includes(action)) return false;
  return MAY[action].some((role) => who.roles.includes(role));
}
