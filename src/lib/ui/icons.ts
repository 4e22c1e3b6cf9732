/** Own icons as path data on a 20×20 grid, drawn with a 1.5 px stroke. */
export const icons = {
  overview: 'M3 3h6v6H3zM11 3h6v4h-6zM11 9h6v8h-6zM3 11h6v6H3z',
  map: 'M3 5l4.5-2 5 2L17 3v12l-4.5 2-5-2L3 17zM7.5 3v12M12.5 5v12',
  gap: 'M3 5h8M3 10h8M3 15h5M14 4v6M14 13v.5M12.5 16.5l1.5 1 3-3.5',
  visit: 'M10 17.5s-5.5-5-5.5-9a5.5 5.5 0 0111 0c0 4-5.5 9-5.5 9zM10 6.5a2 2 0 100 4 2 2 0 000-4z',
  petition: 'M3 5h14v10H3zM3 5.5l7 5.5 7-5.5',
  negotiation: 'M3 4h9v6H7l-2.5 2.5V10H3zM14 8h3v6h-1.5v2.5L13 14H9v-1.5',
  aid: 'M10 16.5S3.5 12.6 3.5 8A3.3 3.3 0 0110 6.4 3.3 3.3 0 0116.5 8c0 4.6-6.5 8.5-6.5 8.5z',
  submit: 'M10 13V3M6 6.5l4-4 4 4M3 12v5h14v-5',
  data: 'M3 5c0-1.4 3.1-2.5 7-2.5S17 3.6 17 5s-3.1 2.5-7 2.5S3 6.4 3 5zM3 5v10c0 1.4 3.1 2.5 7 2.5s7-1.1 7-2.5V5M3 10c0 1.4 3.1 2.5 7 2.5s7-1.1 7-2.5',
  search: 'M8.5 3a5.5 5.5 0 100 11 5.5 5.5 0 000-11zM12.5 12.5L17 17',
  issues: 'M10 2.5c1 3 4.5 4.5 4.5 8.5a4.5 4.5 0 01-9 0c0-2 1-3 2-4 .3 1.3 1 2 1.6 2C9.6 7 9 5 10 2.5z',
  trends: 'M3 15l4.5-5 3.5 3 6-8M13 5h4v4',
  briefing: 'M5 2.5h7l4 4v11H5zM12 2.5v4h4M8 10h5M8 13h5',
  study: 'M4 3h9a3 3 0 013 3v11H7a3 3 0 01-3-3zM4 14a3 3 0 013-3h9M7.5 6.5h5',
  label: 'M3 10V3h7l7 7-7 7zM6.5 6.5v.1',
  more: 'M4 6h12M4 10h12M4 14h12',
  org: 'M8 3h4v4H8zM3 13h4v4H3zM13 13h4v4h-4zM10 7v3M5 13v-3h10v3',
  left: 'M12 4l-6 6 6 6',
  right: 'M8 4l6 6-6 6',
  down: 'M5 8l5 5 5-5',
  up: 'M5 12l5-5 5 5',
  close: 'M5 5l10 10M15 5L5 15',
  light:
    'M10 6.5a3.5 3.5 0 100 7 3.5 3.5 0 000-7zM10 2v2M10 16v2M2 10h2M16 10h2M4.3 4.3l1.4 1.4M14.3 14.3l1.4 1.4M4.3 15.7l1.4-1.4M14.3 5.7l1.4-1.4',
  dark: 'M16.5 12A7 7 0 018 3.5a7 7 0 108.5 8.5z',
  system: 'M3 4h14v9H3zM7 17h6M10 13v4',
  table: 'M3 4h14v12H3zM3 8h14M3 12h14M8 4v12',
  chart: 'M3 3v14h14M7 13v-3M11 13V6M15 13V9',
  save: 'M10 3v9M6 8.5l4 4 4-4M3 16h14',
  info: 'M10 2.5a7.5 7.5 0 100 15 7.5 7.5 0 000-15zM10 9v5M10 6v.5',
  warning: 'M10 3l8 14H2zM10 8v4M10 14.5v.5',
  help: 'M10 2.5a7.5 7.5 0 100 15 7.5 7.5 0 000-15zM7.8 8a2.2 2.2 0 114 1.2c-.8.9-1.8 1.2-1.8 2.6M10 14v.5',
  empty: 'M3 11l2.5-7h9L17 11v5H3zM3 11h4l1 2h4l1-2h4'
} as const;

export type IconName = keyof typeof icons;
