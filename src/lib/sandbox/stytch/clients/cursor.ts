import { externalIdShape } from '../fields.ts';
import { cursorOf } from '../search/page.ts';

/** The cursor of a search for clients, which may have ids of their own. */
export const clientCursor = cursorOf((id) => externalIdShape.test(id));
