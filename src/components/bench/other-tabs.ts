/**
 * A message from one tab to the user's others: something was done, other credentials answer, or everything is as at
 * the start.
 * It carries none of the user's data: the tab that hears it asks the site.
 */
export type News = 'work' | 'answers' | 'start';

let channel: BroadcastChannel | undefined;

/** Created on first use: a page that is only being built has no tabs. */
const open = () => (channel ??= new BroadcastChannel('first-login'));

export const tellOtherTabs = (news: News): void => open().postMessage(news);

/** Listens to what other tabs of this site tell. @returns a function that stops listening */
export function hearOtherTabs(listen: (news: News) => void): () => void {
  const hear = ({ data }: MessageEvent<News>) => listen(data);
  open().addEventListener('message', hear);
  return () => open().removeEventListener('message', hear);
}
