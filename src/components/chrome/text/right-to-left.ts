/** From the first right-to-left letter up to the last one before a Latin letter: Hebrew, Arabic and their neighbors. */
const RUN =
  /([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc](?:\P{Script=Latin}*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])?)/u;

/** Splits a text so that its right-to-left parts are at the odd places. */
export const splitAtRightToLeft = (text: string): string[] => text.split(RUN);
