/** Reads what this browser remembers. Null also where it blocks storage: reading it throws there. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Remembers a value in this browser, where it allows that. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Blocked: the choice holds until the page is left.
  }
}

/** Whether this browser keeps nothing that `remember` is given. */
export function blocksStorage(): boolean {
  const probe = 'first-login-probe';
  remember(probe, '1');
  const isKept = recall(probe) === '1';
  if (isKept) localStorage.removeItem(probe);
  return !isKept;
}

/** Whether this browser keeps no cookie for the site. `cookieEnabled` stays true where a setting blocks them. */
export function blocksCookies(): boolean {
  const probe = 'first_login_probe';
  document.cookie = `${probe}=1; Path=/; Max-Age=5; SameSite=Lax`;
  const isKept = document.cookie.includes(probe);
  document.cookie = `${probe}=; Path=/; Max-Age=0; SameSite=Lax`;
  return !isKept;
}
