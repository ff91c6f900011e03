// Preload of `npm start`: ends the server with the shell that npm started it from. A SIGTERM to npm ends only that shell
// (Ctrl-C reaches all of them), so without this the server would go on, holding its port.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
}, 500).unref();
