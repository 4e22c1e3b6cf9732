/** The filters of the batch list, for the page and for its download, so that both show the same rows. */
export interface LoadsFilter {
  source: string | null;
  records: string[] | null;
  with_issues: boolean;
}

export function loadsFilter(params: URLSearchParams): LoadsFilter {
  const record = params.get('record');
  return {
    source: params.get('source') || null,
    records: record ? [record] : null,
    with_issues: params.get('issues') === 'yes'
  };
}
