/** What was not even sent is the caller's to mend; whatever the provider answered is a result. */
export const statusOf = { invalid: 400, missing: 409, done: 200, refused: 200, unanswered: 200 };
