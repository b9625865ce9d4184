/** Replaces `{name}` and `{group.name}` in a text by that field of the object. Unknown names stay as they are. */
export const fillTemplate = (text: string, fields: object): string =>
  text.replace(/\{([a-z_.]+)\}/g, (placeholder, path: string) => {
    const value = path
      .split('.')
      .reduce<unknown>((parent, name) => Object.entries(parent ?? {}).find(([key]) => key === name)?.[1], fields);
    return typeof value === 'string' ? value : placeholder;
  });
