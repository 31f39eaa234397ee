// Runs before the first paint, so that a chosen theme does not flash. A file of its own: inline scripts are forbidden.
try {
  const theme = localStorage.getItem('onrecord.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage may be blocked; the system's preference is used.
}
