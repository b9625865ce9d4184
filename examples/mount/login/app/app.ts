// In place of the file you download: this repository keeps it once.
export * from '../../../../src/lib/quickstart/stytch/app/app.ts';
