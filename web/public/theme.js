// Runs before the first paint, so that a chosen theme does not flash in the other one. Nothing inline: see vite.config.ts.
try {
  const theme = localStorage.getItem('attache.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is closed to us: the system's choice stands.
}
