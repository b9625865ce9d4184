/**
 * What one tab tells the reader's others: something was done, another project answers, or all is as at the start. It
 * carries nothing of the reader's: whoever hears it asks the site.
 */
export type News = 'work' | 'answers' | 'start';

let channel: BroadcastChannel | undefined;

/** Made when it is first used: a page that is only being built has no tabs. */
const open = () => (channel ??= new BroadcastChannel('first-login'));

export const tellOtherTabs = (news: News): void => open().postMessage(news);

/** @returns what ends it */
export function hearOtherTabs(listen: (news: News) => void): () => void {
  const hear = ({ data }: MessageEvent<News>) => listen(data);
  open().addEventListener('message', hear);
  return () => open().removeEventListener('message', hear);
}
