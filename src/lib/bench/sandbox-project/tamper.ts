import { aside } from '../../wire/recorder.ts';
import type { Reader } from '../reader/readers.ts';
import type { BenchServices } from '../services.ts';
import type { FaultEffect } from './control-plane.ts';

/** Makes a call fail in the reader's sandbox project. What it changes there is undone when the work ends. */
export interface Tamper {
  /** Does some work at a later time of the project's clock. */
  later<T>(seconds: number, work: () => Promise<T>): Promise<T>;
  /** Does some work while the next call of an operation has this fault. */
  withFault<T>(operation: string, effect: FaultEffect, work: () => Promise<T>): Promise<T>;
}

/** The calls to the control plane stay outside the recorder: they are not part of what goes wrong. */
export function createTamper({ controlPlane, projects }: BenchServices, reader: Reader): Tamper {
  const project = () => projects.ensure(reader);
  return {
    async later(seconds, work) {
      const before = await aside(async () => {
        const { offset_seconds } = await controlPlane.moveClock(await project(), seconds);
        return offset_seconds - seconds;
      });
      try {
        return await work();
      } finally {
        await aside(async () => controlPlane.setClock(await project(), before));
      }
    },
    async withFault(operation, effect, work) {
      const id = await aside(async () => controlPlane.addFault(await project(), operation, effect));
      try {
        return await work();
      } finally {
        await aside(async () => controlPlane.removeFault(await project(), id));
      }
    },
  };
}
