// Before the first paint: the theme chosen with the switch. Without a choice the system decides, in CSS.
const chosen = localStorage.getItem('theme');
if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
