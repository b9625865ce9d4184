declare namespace App {
  interface Locals {
    lab: import('./lib/lab/index.ts').Lab;
  }
}
