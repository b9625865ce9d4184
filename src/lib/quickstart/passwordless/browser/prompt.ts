const credentials = navigator.credentials;
const create = credentials.create.bind(credentials);
let failure = '';

// The client returns the message of an error, which differs between browsers. The name doesn't.
credentials.create = async (options) => {
  failure = '';
  return await create(options).catch((error: Error) => {
    failure = error.name;
    throw error;
  });
};

/** True when the last prompt met a device that has a passkey. */
export const hasOneAlready = () => failure === 'InvalidStateError';
