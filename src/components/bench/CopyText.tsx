import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { whisper } from './whisper.ts';

interface Props {
  text: string;
  children: ComponentChildren;
  class?: string;
  label?: string;
}

/** A button that copies something, and says that it did. */
export function CopyText({ text, children, class: className = 'quiet', label }: Props) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    whisper('Copied');
    setTimeout(() => setCopied(false), 1500);
  };
  return (
    <button type="button" class={className} aria-label={label} onClick={copy}>
      {copied ? 'Copied' : children}
    </button>
  );
}
