/** The pages for those who decide: the tabs of each of them. */
export const evaluatePages = [
  { path: '/evaluate/', label: 'Watch' },
  { path: '/evaluate/capabilities/', label: 'What it does' },
  { path: '/evaluate/what-it-takes/', label: 'What it takes' },
  { path: '/evaluate/questions/', label: 'Questions' },
  { path: '/evaluate/compare/', label: 'Compare' },
  { path: '/evaluate/memo/', label: 'Memo' },
];
