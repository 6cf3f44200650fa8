// Stands between a client and the service, and loses an answer on its way when told to.
import { connect, createServer } from 'node:net';

export async function openGate(base) {
  const { hostname, port } = new URL(base);
  const gate = { lost: 0 };
  let isChosen = null;
  const server = createServer(client => {
    const service = connect(Number(port), hostname);
    let isLosing = false;
    client.on('data', bytes => {
      if (isChosen?.(bytes.toString('latin1'))) {
        isChosen = null;
        isLosing = true;
      }
      service.write(bytes);
    });
    service.on('data', bytes => {
      if (isLosing) {
        gate.lost++;
        client.destroy();
        service.destroy();
      } else {
        client.write(bytes);
      }
    });
    for (const [one, other] of [[client, service], [service, client]]) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  gate.address = `http://127.0.0.1:${server.address().port}`;
  gate.loseNextAnswer = choose => { isChosen = choose; };
  gate.close = () => server.close();
  return gate;
}
