/** Instructions to use the sandbox from one language. */
export interface UseFrom {
  id: string;
  name: string;
  /** The command, or the line of the build file, that installs the SDK. */
  install?: string;
  /** Below `examples/use-it/`. */
  file: string;
  /** The command that runs the file, where that isn't obvious. */
  run?: string;
  /** The SDK that ran against this sandbox, with its version. */
  ran: string;
  /** A note to read before the first call, with code between backticks. */
  notes: string[];
}

const ON_EVERY_CHANGE = 'Our tests run this file on every change.';
const ranWith = (version: string) => `This file ran with version ${version} against this sandbox on November 30, 2026.`;

/** In the order of the page. */
export const languages: UseFrom[] = [
  {
    id: 'node',
    name: 'Node',
    install: 'npm install stytch',
    file: 'send.mjs',
    run: 'node send.mjs',
    ran: `${ON_EVERY_CHANGE} We tried versions 9 to 14, and they work.`,
    notes: [
      'From version 12 on, the SDK prints a warning at every start: “Using a custom env value”. Ignore it here. The ' +
        'option it recommends accepts only https.',
      'In versions 6 and 7, end `env` with `/v1/`. Later versions add it themselves.',
    ],
  },
  {
    id: 'python',
    name: 'Python',
    install: 'pip install stytch',
    file: 'send.py',
    run: 'python send.py',
    ran:
      `${ON_EVERY_CHANGE} Where the package can’t be installed, they use a stand-in that sends the same request. ` +
      'On November 30, 2026, this file and the apps in Python ran with the real package, version 15.2.0.',
    notes: ['Versions 9.2.0 to 9.6.0 fail on every response with a member. That’s a bug in the SDK.'],
  },
  {
    id: 'curl',
    name: 'curl',
    file: 'send.sh',
    run: 'sh send.sh',
    ran: ON_EVERY_CHANGE,
    notes: [],
  },
  {
    id: 'go',
    name: 'Go',
    install: 'go get github.com/stytchauth/stytch-go/v18',
    file: 'main.go',
    run: 'go run .',
    ran: ranWith('18.1.0'),
    notes: ['The sandbox has to be running when you create the client, because `NewClient` fetches its keys.'],
  },
  {
    id: 'ruby',
    name: 'Ruby',
    install: 'gem install stytch',
    file: 'send.rb',
    run: 'ruby send.rb',
    ran: ranWith('11.1.0'),
    notes: ['A failed call doesn’t raise an error. Check `status_code` in the hash you get back.'],
  },
  {
    id: 'java',
    name: 'Java and Kotlin',
    install: 'implementation("com.stytch.java:sdk:11.3.0")',
    file: 'Send.kt',
    ran:
      `${ranWith('11.3.0')} We built the SDK from its source without Gradle, and Moshi’s adapters by reflection ` +
      'replaced the generated ones. We didn’t try the install line.',
    notes: [
      'In updates, pass `null` for every list and map you don’t want to change. See the traps below.',
      'The program ends a minute after the call, when the idle threads of its HTTP library end.',
    ],
  },
  {
    id: 'php',
    name: 'PHP',
    install: 'composer require stytch/stytch-php',
    file: 'send.php',
    run: 'php send.php',
    ran: ranWith('3.0.0'),
    notes: [
      "The README’s `getErrorType()` doesn’t exist. Use `getErrorData()['error_type']`.",
      'In version 3.0.0, `authenticateJwt` throws a `TypeError` when the local check succeeds. That’s a bug in the SDK.',
    ],
  },
  {
    id: 'rust',
    name: 'Rust',
    install: 'cargo add stytch',
    file: 'main.rs',
    run: 'cargo run',
    ran:
      `${ranWith('10.3.0')} We built the SDK from its source, with Debian’s reqwest 0.12 and jsonwebtoken 8, which are ` +
      'older than the versions it asks for. We didn’t try the install lines.',
    notes: ['The file also needs `cargo add tokio --features full`.'],
  },
  {
    id: 'dotnet',
    name: '.NET',
    install: 'dotnet add package Stytch.net',
    file: 'Program.cs',
    ran:
      'On November 30, 2026, these calls ran with version 4.1.0 against this sandbox, on .NET Core 3.1. ' +
      'Before C# 9, put them inside a Main method. We didn’t try the install line.',
    notes: [],
  },
];
