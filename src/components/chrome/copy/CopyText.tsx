import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { copy } from './copy.ts';

interface Props {
  /** The text, or what makes it once the button is pressed. */
  text: string | (() => string | Promise<string>);
  children: ComponentChildren;
  class?: string;
  label?: string;
}

/** A button that copies a text and confirms it. */
export function CopyText({ text, children, class: className = 'quiet', label }: Props) {
  const [said, setSaid] = useState('');
  const press = async () => {
    setSaid((await copy(typeof text === 'string' ? text : text())) ? 'Copied' : 'Not copied');
    setTimeout(() => setSaid(''), 1500);
  };
  return (
    <button type="button" class={className} aria-label={label} onClick={press}>
      {said || children}
    </button>
  );
}
