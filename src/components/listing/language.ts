/** The languages that listings are highlighted in. */
export type Language =
  | 'typescript'
  | 'python'
  | 'javascript'
  | 'html'
  | 'css'
  | 'shellscript'
  | 'powershell'
  | 'bat'
  | 'json'
  | 'http'
  | 'go'
  | 'ruby'
  | 'kotlin'
  | 'php'
  | 'rust'
  | 'csharp';
