/** Ownership of an enterprise: the codes of the register and what they are called. */
export const OWNERSHIPS: Record<string, string> = {
  state: '国有及国有控股',
  collective: '集体',
  private: '私营',
  hmt: '港澳台投资',
  foreign: '外商投资',
  individual: '个体',
  institution: '机关事业',
  society: '社会组织'
};
