/** The kinds of entries of the audit log, with the office's word for each. */
export const AUDIT_KINDS = {
  sign_in: '登录',
  sign_in_failed: '登录失败',
  sign_out: '退出',
  refused: '被拒绝的访问',
  read_rows: '查看记录文字',
  reveal: '取出原始内容',
  export: '导出',
  export_sent: '导出完成',
  decision: '办理和决定',
  account: '账号变更',
  configuration: '设置变更',
  key_use: '使用密钥'
} as const;
export type AuditKind = keyof typeof AUDIT_KINDS;
