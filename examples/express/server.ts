// node --conditions=bizboost-source examples/express/server.ts
import { app } from './app.ts';

app.listen(4872, '127.0.0.1', () => console.log('http://127.0.0.1:4872/bizboost'));
