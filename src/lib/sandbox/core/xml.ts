import { DOMParser } from '@xmldom/xmldom';

/** Parses XML. @returns undefined if it's not well-formed, or has a document type, which could define entities */
export function parseXml(xml: string): Document | undefined {
  if (/<!DOCTYPE/i.test(xml)) return undefined;
  let isBroken = false;
  const broken = () => {
    isBroken = true;
  };
  try {
    const parser = new DOMParser({ errorHandler: { warning: broken, error: broken, fatalError: broken } });
    const document = parser.parseFromString(xml, 'text/xml');
    return isBroken || !document?.documentElement ? undefined : document;
  } catch {
    return undefined;
  }
}
