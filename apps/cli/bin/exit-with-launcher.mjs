// Loaded before a program that knows nothing of the launcher: it stops when the launcher's channel closes.
process.on('disconnect', () => {
  setTimeout(() => process.exit(0), 5_000).unref();
  process.kill(process.pid, 'SIGTERM');
});
