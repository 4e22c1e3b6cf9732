/** The choices beside the search box: how far back, and in which order. */
export const SEARCH_FIELDS = [
  {
    name: 'span',
    label: '时间',
    fallback: 'recent',
    options: [
      { value: 'recent', label: '至本期末 24 个月' },
      { value: 'period', label: '只看本期' },
      { value: 'all', label: '全部' }
    ]
  },
  {
    name: 'sort',
    label: '排序',
    fallback: 'time',
    options: [
      { value: 'time', label: '新的在前' },
      { value: 'heat', label: '热的在前' },
      { value: 'relevance', label: '最相关的在前' }
    ]
  }
];
